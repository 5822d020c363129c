import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { worldWithTracks } from '../sync/workplace.ts';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { like } from '../upstream/world.ts';
import { place } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { forkWithoutSite, type Outcome, REPOSITORY, runCommand } from './run.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
const HOST = { id: 206979918, permalink: 'nicktherat' };
const NOW = '2026-07-02T03:00:00Z';
const LATER = { AIRLOG_NOW: '2026-07-12T03:00:00Z' };

/** Answers by path; what it does not know is not found. */
async function serve(answers: Map<string, object>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  return listenForTest(server);
}

interface Clinic {
  root: string;
  upstream: Upstream;
  /** What GitHub and the live site answer. */
  answers: Map<string, object>;
  git(...args: string[]): void;
  run(name: string, env?: Record<string, string>): Promise<Outcome>;
}

/** A clone of a fork with the sample in it, and a SoundCloud, a GitHub and a site for it. */
async function clinic(change = (config: string) => config): Promise<Clinic> {
  const world = worldWithTracks(2);
  const liked = like({ ...world, user: { ...world.user, ...HOST } }, 1, '2026-07-02T02:00:00Z');
  const upstream = await startUpstream(liked);
  onTestFinished(() => upstream.close());
  const answers = new Map<string, object>();
  const outside = await serve(answers);
  const root = forkWithoutSite(change, CONFIG);
  for (const path of ['data', '.github'])
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  place(root, '.gitignore', 'airlog/\nnode_modules\n');
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=n', '-c', 'user.email=e@example.org'];
    execFileSync('git', ['-C', root, ...identity, ...args], { stdio: 'pipe' });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'git@github.com:somebody/my-archive.git');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'feat: begin');
  const around = {
    ...upstream.env,
    GITHUB_API_URL: outside,
    SITE_URL: outside,
    BASE_PATH: '/',
    AIRLOG_NOW: NOW,
  };
  return {
    root,
    upstream,
    answers,
    git,
    run: (name, env = {}) => runCommand(name, [], { ...around, ...env }, root),
  };
}

/** The sign before each thing that was looked at. */
function signs({ stdout }: Outcome): Record<string, string> {
  return Object.fromEntries(
    [...stdout.matchAll(/^([✓✗?]) (\w+)/gmu)].map(([, sign, subject]) => [subject, sign]),
  );
}

/** A config that names the last show. */
const endingOn = (show: string) => (config: string) =>
  config.replace(/(?= {2}schedule: )/, `  last_show: '${show}',\n`);

const WORKFLOW = '/repos/somebody/my-archive/actions/workflows/archive.yml';

test('doctor leads a fresh fork, step by step, to a station that keeps itself, and to its end', {
  timeout: 120_000,
}, async () => {
  const { answers, git, run } = await clinic(endingOn('2026-07-01'));

  const fresh = await run('doctor');
  expect(fresh).toMatchObject({ code: 2, stderr: '' });
  expect(signs(fresh)).toEqual({
    Config: '✓',
    SoundCloud: '✓',
    Credentials: '✓',
    Data: '✗',
    Git: '✓',
    Workflow: '✗',
    Pages: '✗',
  });
  expect(fresh.stdout).toMatch(/Config +.*, up to the show of 2026-07-01, to live on/);
  expect(fresh.stdout).toMatch(/Data +data\/ holds the sample station.*\n +Next: Run `npm run sync`/);
  expect(fresh.stdout).toMatch(
    /Workflow +GitHub shows no workflow.*\n +Next: Push it, and open the Actions tab/,
  );
  expect(fresh.stdout).toMatch(
    /Pages +No archive is published on .* \(status 404\)\.\n +Next: Choose “GitHub Actions”/,
  );
  expect(fresh.stdout).toContain('3 things are missing; begin with the first.');

  expect((await run('sync')).code).toBe(0);
  answers.set(WORKFLOW, { state: 'disabled_inactivity' });
  answers.set('/health.json', { status: 'stale', last_fetch: '2026-06-01T00:00:00Z' });
  const synced = await run('doctor');
  expect(signs(synced)).toMatchObject({ Data: '✓', Git: '✗', Workflow: '✗', Pages: '✗' });
  expect(synced.stdout).toMatch(/Git +Not committed yet: data\/.*\n +Next: Commit it and push/);
  expect(synced.stdout).toMatch(/switched the workflow off \(disabled_inactivity\)/);
  expect(synced.stdout).toMatch(/not been brought up to date since 2026-06-01/);

  await run('sync', LATER);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'data: sync');
  answers.set(WORKFLOW, { state: 'disabled_manually' });
  answers.set('/health.json', { status: 'ok', last_fetch: NOW });
  const cured = await run('doctor', LATER);
  expect(cured.stdout).toMatch(/All is well\.\n$/);
  expect(cured).toMatchObject({ code: 0, stderr: '' });
  expect(new Set(Object.values(signs(cured)))).toEqual(new Set(['✓']));
});

test('doctor works without a network, and says what it could not ask', { timeout: 60_000 }, async () => {
  const { upstream, run } = await clinic();
  await upstream.close();
  const nowhere = upstream.url;
  const offline = await run('doctor', { GITHUB_API_URL: nowhere, SITE_URL: nowhere });
  expect(signs(offline)).toEqual({
    Config: '✓',
    SoundCloud: '✗',
    Credentials: '✓',
    Data: '✗',
    Git: '✓',
    Workflow: '?',
    Pages: '?',
  });
  expect(offline.stdout).toMatch(/SoundCloud +SoundCloud could not be reached/);
  expect(offline.stdout).toContain('2 questions could not be asked');
  expect(offline.code).toBe(3);
});

test('doctor names what is wrong, and exits with the gravest', { timeout: 120_000 }, async () => {
  const { root, upstream, git, run } = await clinic();

  upstream.world = { ...upstream.world, user: { ...upstream.world.user, id: 77 } };
  expect((await run('doctor')).stdout).toMatch(
    /is user 77, station\.config\.ts says 206979918\.\n +Next: .*set host\.soundcloud_user_id to 77/,
  );

  upstream.world = { ...upstream.world, user: { ...upstream.world.user, ...HOST } };
  const half = await run('doctor', { SOUNDCLOUD_CLIENT_ID: 'an-id', SOUNDCLOUD_CLIENT_SECRET: '' });
  expect(half.stdout).toMatch(/✗ Credentials +SOUNDCLOUD_CLIENT_ID is set, SOUNDCLOUD_CLIENT_SECRET is not/);
  expect(half.stdout).not.toContain('an-id');

  const elsewhere = await run('doctor', { SITE_URL: 'https://nicktherat.github.io', BASE_PATH: '/airlog' });
  expect(elsewhere.stdout).toContain(
    "Next: Set site to { url: 'https://somebody.github.io', base: '/my-archive/' }.",
  );

  await run('sync');
  const status = join(root, 'data/status.json');
  const synced = readFileSync(status, 'utf8');
  writeFileSync(status, synced.replace('206979918', '77'));
  const other = await run('doctor');
  expect(other.stdout).toMatch(
    /✗ Data +The archive holds the likes of user 77, station\.config\.ts names 206979918/,
  );
  expect(other.code).toBe(4);

  writeFileSync(status, synced);
  place(root, 'data/edits/2026-07-01.json', '{"lineup":[{"remove":99,"reason":"x"}]}');
  git('remote', 'remove', 'origin');
  const workflow = join(root, '.github/workflows/archive.yml');
  writeFileSync(workflow, readFileSync(workflow, 'utf8').replace(/(?<=cron: ['"]?)\d+/, '59'));
  const broken = await run('doctor');
  expect(signs(broken)).toMatchObject({ Data: '✗', Git: '✗', Workflow: '✗' });
  expect(broken.stdout).toContain(
    'data/edits/2026-07-01.json /lineup/0/remove: track 99 is not in this show',
  );
  expect(broken.stdout).toContain('no remote named origin');
  expect(broken.stdout).toMatch(/Workflow[\s\S]*npm run configure/);
  expect(broken.code).toBe(4);
});

test('a config that cannot be read is told before anything else', async () => {
  const { run } = await clinic((config) => config.replace("'Wednesday'", "'Midweek'"));
  const { code, stderr } = await run('doctor');
  expect(code).toBe(2);
  expect(stderr).toMatch(/station\.config\.ts \/schedule\/weekday/);
});
