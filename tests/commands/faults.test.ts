import { appendFileSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { at, type Fault, likesPageNumber } from '../upstream/faults.ts';
import type { Upstream } from '../upstream/server.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';
import { unlike } from '../upstream/world.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { desk, deskWithArchive, words } from './desk.ts';
import { forkWithoutSite, REPOSITORY, runCommand, startCommand } from './run.ts';

describe('exit codes', () => {
  test('0: done, the report on standard output and nothing else', async () => {
    const { env, upstream } = await desk();
    upstream.manners = { ...upstream.manners, pageLimit: 200 };
    const { code, stdout, stderr } = await runCommand('sync', [], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^The archive has changed\. Current show: 2026-07-01\.\n12 likes added, in 1 show:\n/,
    );
    expect(stdout).toMatch(
      /Read 12 likes of nicktherat on 1 page, 3 requests, the whole history \(source: web\)\.\n$/,
    );
  });

  test('0: at a terminal, a bar on the error stream tells pages, likes and how far back', async () => {
    const { env, upstream } = await desk();
    upstream.manners = { ...upstream.manners, pageLimit: 3 };
    const NODE_OPTIONS = '--import=data:text/javascript,process.stderr.isTTY=true';
    const { code, stdout, stderr } = await runCommand('sync', [], { ...env, NODE_OPTIONS });
    expect(code).toBe(0);
    expect(stderr).toContain('\u001b[');
    expect(stderr).toMatch(/Reading likes .* 12 likes · \d+ pages · back to 2026-\d\d-\d\d/);
    expect(stdout).not.toContain('Reading likes');
  });

  test('1: a bug, with its stack', async () => {
    const config = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
    const root = forkWithoutSite((text) => text, config);
    appendFileSync(join(root, 'src/sync/sync.ts'), "\nthrow new TypeError('something nobody foresaw');\n");
    const { code, stdout, stderr } = await runCommand('sync', [], {}, root);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/This is a bug in airlog.*\n.*something nobody foresaw\n +at .*sync\.ts/);
  });

  test('3: the source refuses us, and the archive is as it was', async () => {
    const { env, upstream, folder, before } = await deskWithArchive();
    upstream.faults = [{ when: at.likes, respond: BLOCKED_PAGE }];
    const { code, stdout, stderr } = await runCommand('sync', [], env);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^Error: SoundCloud refuses .*\[soundcloud-blocked\]\nWhy: {3}.*\nNext: {2}.*\n$/);
    expect(fingerprint(folder)).toEqual(before);
  });

  test('4: a guard, and the archive is as it was', async () => {
    const { env, upstream, folder, before } = await deskWithArchive();
    upstream.world = [1, 2, 3, 4, 5, 6].reduce(unlike, upstream.world);
    const { code, stdout, stderr } = await runCommand('sync', [], env);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('data/shows/2026/2026-07-01.json /likes: would lose 6 of its 12 likes\nWhy:');
    expect(stderr).toContain('[refused-to-shrink]');
    expect(fingerprint(folder)).toEqual(before);
  });

  test('4: data that cannot be read, named by file and pointer', async () => {
    const { env, folder } = await deskWithArchive();
    const status = JSON.parse(readFileSync(join(folder, 'status.json'), 'utf8'));
    place(folder, 'status.json', JSON.stringify({ ...status, last_success: 'lately', mood: 'good' }));
    const before = fingerprint(folder);
    const { code, stderr } = await runCommand('sync', [], env);
    expect(code).toBe(4);
    expect(stderr).toMatch(/status\.json \/last_success: .*\n.*status\.json \/mood: unknown field\n/);
    expect(fingerprint(folder)).toEqual(before);
  });
});

test('GitHub Actions is told of a failure in its log and in its summary', async () => {
  const { env, upstream } = await desk();
  upstream.faults = [{ when: at.likes, respond: BLOCKED_PAGE }];
  const summary = join(temporaryFolder(), 'summary.md');
  const { code, stderr } = await runCommand('sync', [], {
    ...env,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /^::stop-commands::(\S+)\nError: [\s\S]*\n::\1::\n::error title=airlog%3A soundcloud-blocked::/,
  );
  expect(readFileSync(summary, 'utf8')).toMatch(/^### SoundCloud refuses[\s\S]*\*\*Next:\*\*/);
});

describe('while a sync is running', () => {
  test('another one says so and leaves; the first ends well', async () => {
    const { env, upstream, folder } = await deskWithArchive();
    const line = await lineTo(upstream);
    upstream.faults = [{ when: at.likes, respond: 'silence' }];
    const first = runCommand('sync', [], { ...env, ...line.env });
    await asked(upstream, at.likes);
    const second = await runCommand('sync', [], env);
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(words(second)).toMatch(/Another sync is writing .*\[sync-running\] Why: .*Next: {2}Wait until/);
    upstream.faults = [];
    line.hangUp();
    expect(await first).toMatchObject({ code: 0, stdout: expect.stringContaining('1 like added') });
    expect(await runCommand('sync', [], env)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No news/),
    });
    expect(readFileSync(join(folder, 'shows/2026/2026-07-01.json'), 'utf8')).toContain('"track_id":13');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it at once and leaves the archive as it was',
    async (signal) => {
      const { env, upstream, folder, before } = await deskWithArchive();
      const last = likesPageNumber(4);
      upstream.faults = [{ when: last, respond: 'silence' }];
      const child = startCommand('sync', ['--full'], env);
      const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
      await asked(upstream, last);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(fingerprint(folder)).toEqual(before);
      upstream.faults = [];
      expect(await runCommand('sync', [], env)).toMatchObject({ code: 0 });
    },
  );
});

/** Waits until the upstream was asked something. */
async function asked(upstream: Upstream, what: Fault['when']): Promise<void> {
  for (let looks = 0; looks < 1000; looks += 1) {
    if (upstream.requests.some(what)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the upstream was not asked in ten seconds');
}

/** A line to the upstream that can be hung up, as a router does that starts again. */
async function lineTo(upstream: Upstream): Promise<{ env: Record<string, string>; hangUp(): void }> {
  const { port } = new URL(upstream.url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.once('error', () => to.destroy()).once('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  onTestFinished(() => {
    hangUp();
    server.close();
  });
  const here = String((server.address() as AddressInfo).port);
  const env = Object.entries(upstream.env).map(([name, url]) => [
    name,
    url.replace(`:${port}/`, `:${here}/`),
  ]);
  return { env: Object.fromEntries(env), hangUp };
}
