import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { worldWithTracks } from '../sync/workplace.ts';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { like } from '../upstream/world.ts';
import { fingerprint, temporaryFolder } from '../values/folders.ts';
import { linkModules } from '../values/modules.ts';
import { freePort } from './port.ts';
import { REPOSITORY } from './run.ts';

const NOW = '2026-07-04T12:00:00Z';
const HOST = { id: 4_100_200_300, permalink: 'night-ferry' };
/** One second before Friday 20:00 in London, and right then. */
const LIKES = ['2026-07-03T18:59:59Z', '2026-07-03T19:00:00Z'];
const YEARS_OF_LIKES = ['2024-05-01T12:00:00Z', '2025-05-01T12:00:00Z', '2026-07-03T12:00:00Z'];

/** What README says under “Fork and go”: its lines of shell, in order, and its station.config.ts. */
function forkAndGo(): { lines: string[]; config: string } {
  const section = chapter('Fork and go');
  const config = /```ts\n([\s\S]*?)```/.exec(section)?.[1]?.replace(/^ {3}/gm, '') ?? '';
  const lines = [...section.matchAll(/^ {7}((?:git|cd|npm) .*)$/gm)].map(([, line]) => line ?? '');
  return { lines, config };
}

/** What it says under “Taking over a later airlog”: its lines of shell, in order. */
function takingOver(): string[] {
  return [...chapter('Taking over').matchAll(/^ {4}(.*)$/gm)].map(([, line = '']) => line);
}

function chapter(title: string): string {
  const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
  return readme.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
}

/** What a repository holds when it is forked: the sample that it came with, or shows and edits of its host. */
type Life = (folder: string) => Promise<unknown>;

const asItBegan: Life = async () => undefined;

const asAnArchive: Life = async (folder) => {
  linkModules(folder);
  const upstream = await soundCloud({ id: 206979918, permalink: 'nicktherat' }, YEARS_OF_LIKES);
  const env = { ...upstream.env, AIRLOG_NOW: NOW, HOME: temporaryFolder() };
  await shell('npm run sync', folder, env);
  await shell('npm run edit -- title latest "The storm"', folder, env);
};

/** A repository on disk that holds what is worked on here, as GitHub’s fork would. */
async function forkOnDisk(live: Life): Promise<string> {
  const source = temporaryFolder();
  const listed = await shell('git ls-files --cached --others --exclude-standard', REPOSITORY);
  for (const path of listed.trim().split('\n')) {
    cpSync(join(REPOSITORY, path), join(source, path), { recursive: true, errorOnExist: false, force: true });
  }
  await live(source);
  const remote = join(temporaryFolder(), 'my-archive.git');
  const commands = [
    `git init --quiet --bare --initial-branch=main ${remote}`,
    'git init --quiet --initial-branch=main && git add --all && git commit --quiet --message begin',
    `git push --quiet ${remote} main`,
  ];
  for (const command of commands) await shell(command, source);
  return remote;
}

/** SoundCloud with a host who liked tracks 1, 2 and so on, each at its moment. */
async function soundCloud(host: typeof HOST, moments: readonly string[]): Promise<Upstream> {
  const world = worldWithTracks(moments.length);
  const nothingYet = { ...world, user: { ...world.user, ...host } };
  const liked = moments.reduce((before, moment, index) => like(before, index + 1, moment), nothingYet);
  const upstream = await startUpstream(liked);
  onTestFinished(() => upstream.close());
  return upstream;
}

const home = somebody();

/** Whoever types the lines: git wants to know a name. */
function somebody(): Record<string, string> {
  const identity = { GIT_AUTHOR_NAME: 'n', GIT_AUTHOR_EMAIL: 'e@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'n', GIT_COMMITTER_EMAIL: 'e@example.org' };
  return { PATH: process.env.PATH ?? '', ASTRO_TELEMETRY_DISABLED: '1', ...identity, ...committer };
}

/** Runs a line as somebody would type it; what it prints, or an error with what it printed. */
async function shell(
  line: string,
  cwd: string,
  env: Record<string, string> = {},
  allowed = [0],
): Promise<string> {
  const child = spawn('bash', ['-c', line], {
    cwd,
    env: { ...home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  const [code] = await once(child, 'close');
  if (!allowed.includes(code)) throw new Error(`\`${line}\` ended with ${code}:\n${words}`);
  return words;
}

/** Runs a line that serves until the test ends; resolves once it says where. */
async function serving(line: string, cwd: string, env: Record<string, string>): Promise<string> {
  const child = spawn('bash', ['-c', line], { cwd, env: { ...home, ...env }, detached: true });
  onTestFinished(() => void process.kill(-(child.pid ?? 0)));
  let words = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        words += chunk;
        if (words.includes('is served on')) resolve(words);
      });
    }
    child.once('exit', () => reject(new Error(`\`${line}\` ended: ${words}`)));
  });
}

test.each([
  ['with the sample', asItBegan],
  ['with another host’s archive', asAnArchive],
])(
  'README’s “Fork and go” makes another station of a fresh clone %s, line by line',
  {
    timeout: 180_000,
  },
  async (_, live) => {
    const { lines, config } = forkAndGo();
    expect(lines.map((line) => line.replace(/ https.*/, ''))).toEqual([
      'git clone',
      'cd my-archive',
      'npm ci',
      'npm run configure -- --fresh',
      'npm run doctor',
      'npm start',
      'git add --all',
      'git commit --message "feat: begin Night Ferry"',
      'git push',
      'npm run doctor',
    ]);
    const [[remote, soundcloud], port] = [
      await Promise.all([forkOnDisk(live), soundCloud(HOST, LIKES)]),
      await freePort(),
    ];
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const clone = join(temporaryFolder(), 'my-archive');
    await shell(`git clone --quiet ${remote} ${clone}`, dirname(clone));
    const upstream = join(dirname(remote), 'upstream');
    await shell(`git clone --quiet ${remote} ${upstream}`, dirname(remote));
    // npm ci would bring the same modules; tests/lockfile.test.ts and .ci/run see to it.
    linkModules(clone);
    const env = { ...soundcloud.env, GITHUB_API_URL: nowhere, AIRLOG_NOW: NOW, HOME: temporaryFolder() };

    writeFileSync(join(clone, 'station.config.ts'), config);
    await shell('npm run configure -- --fresh', clone, env);
    const workflow = readFileSync(join(clone, '.github/workflows/archive.yml'), 'utf8');
    expect(workflow).toMatch(/cron: ['"]?3 20 \* \* 5['"]?\n\s+timezone: Europe\/London/);
    expect(workflow).not.toContain('America/New_York');
    expect(await shell('npm run check', clone, env)).toContain('All valid: 60 shows');

    const asked = await shell('npm run doctor', clone, env, [2]);
    expect(asked).toContain(`set host.soundcloud_user_id to ${HOST.id}`);
    writeFileSync(
      join(clone, 'station.config.ts'),
      config.replace('soundcloud_user_id: 1 ', `soundcloud_user_id: ${HOST.id} `),
    );
    expect(await shell('npm run doctor', clone, env, [2])).toMatch(
      /✓ SoundCloud[\s\S]*✗ Data +data\/ holds the sample station/,
    );

    const started = await serving(`npm start -- --port ${port}`, clone, env);
    expect(started).toContain('2 likes added, in 2 shows');
    const site = `http://localhost:${port}/my-archive/`;
    expect(started).toContain(`is served on ${site}`);
    expect(await (await fetch(site)).text()).toContain('Night Ferry');
    expect(await (await fetch(`${site}playlist.json`)).json()).toMatchObject({
      slug: '2026-07-03',
      show_id: 20260703,
      week_start: '2026-07-03T19:00:00Z',
      tracks: [{ track_id: 2 }],
    });
    expect(await (await fetch(`${site}shows/2026-06-26.json`)).json()).toMatchObject({
      tracks: [{ track_id: 1 }],
    });
    expect(foreignFiles(join(clone, 'dist'))).toEqual([]);
    expect(Object.keys(fingerprint(join(clone, 'data')))).toEqual([
      'shows/2026/2026-06-26.json',
      'shows/2026/2026-07-03.json',
      'status.json',
    ]);
    await shell('npm run check', clone, env);

    for (const line of lines.filter((each) => /^git (add|commit|push)/.test(each)))
      await shell(line, clone, env);
    expect(await shell('git log -1 --format=%s main', remote)).toBe('feat: begin Night Ferry\n');
    const cured = await shell('npm run doctor', clone, { ...env, SITE_URL: nowhere });
    expect(cured).toContain('Nothing is missing as far as could be seen.');
    expect(cured).toMatch(
      /✓ Config[\s\S]*✓ SoundCloud[\s\S]*✓ Data[\s\S]*\? Git[\s\S]*✓ Workflow[\s\S]*\? Pages/,
    );

    await shell('echo "More to read." >> README.md && echo >> data/status.json', upstream);
    await shell('git rm --quiet -r data/shows && git commit --quiet --all --message later', upstream);
    await shell(`git remote add upstream ${upstream}`, clone);
    const before = fingerprint(join(clone, 'data'));
    for (const line of takingOver()) await shell(line.replace(/^npm ci .*/, 'npm run check'), clone, env);
    expect(fingerprint(join(clone, 'data'))).toEqual(before);
    expect(await shell('git show main:README.md', remote)).toMatch(/More to read\.\n$/);
  },
);

/** Files of a built site that speak of the station the fork came from, or of its sample. */
function foreignFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) =>
    /nick ?the ?rat|\bthe rat\b|America\/New_York|(?<!\/)\/airlog\/|airlog-sample/i.test(
      readFileSync(path, 'latin1'),
    ),
  );
}
