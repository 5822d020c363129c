import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { ORDINARY_WISH } from '#sync/sync.ts';
import { reportText } from '#sync/words.ts';
import { explain } from '../../scripts/console/command.ts';
import { inLog, jsonInLog, tellGitHub, tellGitHubError } from '../../scripts/console/github.ts';
import { runSync } from '../../scripts/sync/run-sync.ts';
import { buildFixture, filesOf } from '../site/build.ts';
import { text } from '../upstream/answer.ts';
import { at } from '../upstream/faults.ts';
import { GOOD_MANNERS, GOOD_OFFICIAL_MANNERS as OFFICIAL } from '../upstream/manners.ts';
import { FORBIDDEN } from '../upstream/shapes.ts';
import { hide, unlike } from '../upstream/world.ts';
import { place } from '../values/folders.ts';
import { type Desk, deskWithArchive } from './desk.ts';
import { runCommand } from './run.ts';
import { APPLICATION, BASIC, echo, RUNS, type Run, SECRETS, STUB } from './secret-runs.ts';

/** A desk where every place is asked: two likes are missing, and an edit adds an address. */
async function busyDesk(): Promise<Desk> {
  const { upstream, folder, env } = await deskWithArchive();
  upstream.world = hide(unlike(upstream.world, 12), 11);
  const edit = { lineup: [{ add: 'https://soundcloud.com/user-1020/track-20', reason: 'played' }] };
  place(folder, 'edits/2026-07-01.json', JSON.stringify(edit));
  return { upstream, folder, env };
}

/** Everything that a sync leaves behind for others to see, by where it is. */
async function tracesOf(
  run: Run,
  { upstream, folder, env }: Desk,
): Promise<{ exit: number; traces: Map<string, string> }> {
  const root = join(folder, '..');
  const [summary, output] = [join(root, 'summary.md'), join(root, 'output.txt')];
  const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output };
  for (const [name, value] of Object.entries({ ...env, ...run.env, ...github })) vi.stubEnv(name, value);
  const printed: string[] = [];
  const spies = [
    vi.spyOn(console, 'error').mockImplementation((line) => void printed.push(String(line))),
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0),
  ];
  const trouble = run.trouble && run.when ? [{ when: run.when, respond: run.trouble }] : [];
  upstream.faults = [...trouble, STUB];
  const wish = { ...ORDINARY_WISH, full: run.full ?? false, allowUndated: run.source !== 'auto' };
  const exit = await runSync(wish, run.source, { retries: 0, baseDelayMs: 1, timeoutMs: 5000 }).then(
    (report) => {
      tellGitHub(report);
      printed.push(inLog(reportText(report)), jsonInLog(report));
      return 0;
    },
    (error: unknown) => {
      // A bug is printed as it is, with all that hangs on it.
      printed.push(inspect(error, { depth: null, showHidden: true }));
      if (!(error instanceof AirlogError)) return 1;
      tellGitHubError(error);
      printed.push(explain(error), JSON.stringify(error), String(error.stack));
      return error.exitCode;
    },
  );
  for (const spy of spies) spy.mockRestore();
  vi.unstubAllEnvs();
  const files = [summary, output, ...filesBelow(folder)].filter((path) => existsSync(path));
  const traces = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
  return { exit, traces: traces.set('what was printed', printed.join('\n')) };
}

async function textAt(address: string): Promise<string> {
  return (await fetch(address)).text();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which secrets stand where. */
function found(traces: Iterable<[string, string | Buffer]>): string[] {
  return [...traces].flatMap(([where, content]) =>
    Object.entries(SECRETS)
      .filter(([, value]) => content.includes(value) || content.includes(encodeURIComponent(value)))
      .map(([name]) => `${name} in ${where}`),
  );
}

test.each(RUNS)('$name: nothing is told or kept that is secret', async (run) => {
  const desk = await busyDesk();
  const { exit, traces } = await tracesOf(run, desk);
  expect(found(traces)).toEqual([]);
  if (run.exit !== undefined) expect(exit).toBe(run.exit);
  expect(exit).not.toBe(1);
  expect(traces.get('what was printed')).not.toBe('');
  if (run.when) expect(desk.upstream.requests.some(run.when), 'the trouble was met').toBe(true);
});

describe('the secrets', () => {
  test('were in play: each was sent or answered', async () => {
    const desk = await busyDesk();
    await tracesOf({ name: '', source: 'web' }, desk);
    await tracesOf({ name: '', source: 'official', env: APPLICATION }, desk);
    const sent = desk.upstream.requests
      .map(({ query, headers }) => `${query} ${headers.authorization}`)
      .join('\n');
    expect(sent).toContain(GOOD_MANNERS.clientId);
    expect(sent).toContain(`Basic ${BASIC}`);
    expect(sent).toContain(`OAuth ${OFFICIAL.token}`);
    const { env, manners } = desk.upstream;
    const likes = `${env.SOUNDCLOUD_API_V2_URL}/users/206979918/likes?client_id=${manners.clientId}`;
    const answers = await Promise.all([`${env.SOUNDCLOUD_WEB_URL}/`, likes].map(textAt));
    for (const value of Object.values(FORBIDDEN)) expect(answers.join()).toContain(value);
  });

  test('lie in the cache of this user alone, and nowhere else in it than they must', async () => {
    const desk = await busyDesk();
    await tracesOf({ name: '', source: 'web' }, desk);
    await tracesOf({ name: '', source: 'official', env: APPLICATION }, desk);
    const cache = join(desk.env.XDG_CACHE_HOME ?? '', 'airlog');
    const files = filesBelow(cache);
    for (const path of files) expect(statSync(path).mode & 0o077, path).toBe(0);
    const names = found(files.map((path) => [path.replace(`${cache}/`, ''), readFileSync(path)]));
    expect(names.map((name) => name.replace(/-[0-9a-f]{16}/, '')).sort()).toEqual([
      'the application’s token in official-token.json',
      'the web client id in web-client-id.json',
    ]);
  });

  test('are in no file of the site that is built afterwards', async () => {
    const desk = await busyDesk();
    await tracesOf({ name: '', source: 'web' }, desk);
    const site = buildFixture(desk.folder, desk.env.AIRLOG_NOW);
    const files = filesOf(site);
    expect(files.size).toBeGreaterThan(10);
    expect([...files.values()].some((content) => content.includes('Track 13'))).toBe(true);
    expect(found(files)).toEqual([]);
  });

  test('are not printed by the command itself', async () => {
    const { upstream, env } = await busyDesk();
    upstream.faults = [{ when: at.likes, respond: (_, request) => text('plain', echo(request), 400) }];
    const outcome = await runCommand('sync', [], { ...env, GITHUB_ACTIONS: 'true' });
    expect(outcome.code).toBe(3);
    expect(found(Object.entries({ stdout: outcome.stdout, stderr: outcome.stderr }))).toEqual([]);
  });
});
