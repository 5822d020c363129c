import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { knownSnapshot } from '#snapshot/manifest.ts';
import { liveText } from '../../scripts/workflow/live-site.ts';
import { pingHub } from '../../scripts/workflow/websub.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from '../commands/run.ts';
import { place } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { startHub, withHub } from './hub.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
const TOPICS = ['https://radio.example/rss.xml', 'https://radio.example/atom.xml'];

/** The address of a server whose answer begins and never ends. */
async function endlessAnswer(): Promise<string> {
  const server = createServer((_, response) => void response.writeHead(200).write('half'));
  return listenForTest(server);
}

describe('a hub', () => {
  test('is told of every topic, one after another', async () => {
    const hub = await startHub();
    expect(await pingHub(hub.url, TOPICS)).toEqual([]);
    expect(hub.told).toEqual(
      TOPICS.map((topic) => ({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic })),
    );
  });

  test('that refuses costs a sentence each', async () => {
    const hub = await startHub();
    hub.status = 400;
    const refusals = await pingHub(hub.url, TOPICS);
    expect(refusals).toHaveLength(2);
    expect(refusals[1]).toMatch(/did not take https:\/\/radio\.example\/atom\.xml: it answered 400/);
  });

  test('that fails is a warning, never a failed run', async () => {
    const hub = await startHub();
    hub.status = 404;
    const root = forkWithoutSite((config) => withHub(config, hub.url), CONFIG);
    const { code, stdout, stderr } = await runCommand('announce', [], { GITHUB_ACTIONS: 'true' }, root);
    expect(stderr.match(/^::warning::The hub .* did not take .*: it answered 404\./gm)).toHaveLength(5);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `The hub ${hub.url} was told of 0 feeds.\n` });
  });

  test('that fails is told once more after a second, and then costs a sentence', async () => {
    const [busy, moved, gone] = [await startHub(), await startHub(), await startHub()];
    busy.first = [503];
    moved.status = 301;
    await gone.close();
    const endless = await endlessAnswer();
    const begin = performance.now();
    const hubs = [busy, moved, gone];
    const pings = hubs.map(({ url }) => pingHub(url, TOPICS.slice(1)));
    expect(await Promise.all([...pings, pingHub(endless, TOPICS.slice(1), 500)])).toEqual([
      [],
      [expect.stringMatching(/atom\.xml: unexpected redirect\. /)],
      [expect.stringContaining('ECONNREFUSED')],
      [expect.stringMatching(/timeout/)],
    ]);
    expect(performance.now() - begin).toBeGreaterThan(900);
    expect(hubs.map(({ told }) => told.length)).toEqual([2, 2, 0]);
  });

  test('that no config names is told nothing', async () => {
    const { code, stdout } = await runCommand('announce', []);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'station.config.ts names no WebSub hub: nobody is told.\n',
    });
  });
});

describe('the manifest of the live site', () => {
  const SNAPSHOT = 'a'.repeat(64);

  /** Where the cache may have brought the manifest of a site that was never published. */
  async function takeOver(
    answer: string | null,
    cached: 'another' | 'a folder' | 'none' = 'another',
  ): Promise<{ root: string; stdout: string }> {
    const site = createServer((request, response) => {
      const isThere = answer !== null && request.url?.startsWith('/airlog/manifest.json?at=');
      response.writeHead(isThere ? 200 : 404).end(isThere ? answer : undefined);
    });
    const SITE_URL = await listenForTest(site);
    const root = forkWithoutSite((config) => config, CONFIG);
    if (cached === 'another')
      place(root, 'dist/manifest.json', JSON.stringify({ snapshot_id: 'b'.repeat(64) }));
    if (cached === 'a folder') place(root, 'dist/manifest.json/in-the-way', '');
    const { code, stdout, stderr } = await runCommand('previous', [], { SITE_URL }, root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return { root, stdout };
  }

  test('lies in dist/ before the build, in place of any other', async () => {
    const { root, stdout } = await takeOver(JSON.stringify({ snapshot_id: SNAPSHOT, mood: 'good' }));
    expect(stdout).toBe(`Published now: snapshot ${SNAPSHOT}.\n`);
    expect(knownSnapshot(join(root, 'dist'))?.snapshot_id).toBe(SNAPSHOT);
  });

  test.each([
    ['is not there', null, 'another'],
    ['is not there', null, 'a folder'],
    ['is not there', null, 'none'],
    ['is a page', '<!doctype html>', 'none'],
  ] as const)('that %s costs nothing, and no other stands for it: %j, %s', async (_, answer, cached) => {
    const { root, stdout } = await takeOver(answer, cached);
    expect(stdout).toBe('The live site tells no snapshot.\n');
    expect(knownSnapshot(join(root, 'dist'))).toBeNull();
  });
});

test('a live site whose answer never ends is not waited for', async () => {
  vi.stubEnv('SITE_URL', await endlessAnswer());
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await liveText('commit.txt', 500)).toBeNull();
});
