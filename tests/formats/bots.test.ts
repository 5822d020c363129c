import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { jsonText, playlistDocument } from '#emit/api.ts';
import { temporaryFolder } from '#tests/values/folders.ts';
import { listenForTest } from '#tests/values/listening.ts';
import { without } from '#tests/values/programs.ts';
import { hostileCatalog } from './hostile-catalog.ts';

const catalog = hostileCatalog();
const [, hostileShow = catalog.current] = catalog.shows;
const playing = { ...playlistDocument(catalog), ...hostileShow };
const empty = { ...playing, tracks: [] };
const count = playing.tracks.length;

const BOTS = [
  ['sh', 'examples/track.sh', ['curl', 'jq']],
  ['python3', 'examples/track.py', ['python3']],
  [process.execPath, 'examples/track.ts', []],
] as const;

/** What one request asked for, and the status it got. */
interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
}

/** A site with a current show, which answers conditional requests as Pages does. */
async function site(document: object, validators: ('etag' | 'last-modified')[] = ['etag', 'last-modified']) {
  const asked: Asked[] = [];
  const served = { root: '', body: jsonText(document), modified: 'Wed, 18 Mar 2026 10:00:00 GMT', asked };
  const server = createServer(({ url, headers }, response) => {
    const etag = `"${hash('sha256', served.body).slice(0, 16)}"`;
    const all = { etag, 'last-modified': served.modified };
    const told = Object.fromEntries(validators.map((name) => [name, all[name]]));
    const isKnown =
      'etag' in told && headers['if-none-match'] !== undefined
        ? headers['if-none-match'] === etag
        : 'last-modified' in told && headers['if-modified-since'] === served.modified;
    const status = url !== '/archive/playlist.json' ? 404 : isKnown ? 304 : 200;
    asked.push({ status, headers });
    response.writeHead(status, { ...told, 'content-type': 'application/json' });
    response.end(status === 200 ? served.body : undefined);
  });
  served.root = `${await listenForTest(server)}/archive`;
  return served;
}

describe.each(BOTS)('%s %s', (program, script, needed) => {
  const missing = without(...needed);

  async function ask(cache: string, ...words: string[]) {
    const child = spawn(program, [script, ...words], {
      env: { PATH: process.env.PATH, HOME: cache, XDG_CACHE_HOME: cache },
    });
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((ended) => child.once('close', ended)),
    ]);
    return { code, stdout, stderr };
  }

  test.skipIf(missing)('answers with every title and name as it is', async () => {
    const { root } = await site(playing);
    const cache = temporaryFolder();
    for (const position of [1, 5, 13, 27, count]) {
      const track = playing.tracks[position - 1];
      expect(await ask(cache, root, String(position))).toEqual({
        code: 0,
        stdout: `${position}. ${track?.title} by ${track?.artist} · ${track?.permalink_url}\n`,
        stderr: '',
      });
    }
  });

  test.skipIf(missing)('tells a show without tracks from a position that does not exist', async () => {
    const { root } = await site(empty);
    expect(await ask(temporaryFolder(), `${root}/`, '7')).toEqual({
      code: 0,
      stdout: `No track is known yet of the show of ${playing.slug}.\n`,
      stderr: '',
    });
    const full = await site(playing);
    expect(await ask(temporaryFolder(), full.root, String(count + 1))).toEqual({
      code: 0,
      stdout: `There is no track ${count + 1}: the show of ${playing.slug} has ${count} so far.\n`,
      stderr: '',
    });
  });

  test.skipIf(missing).each([[['etag', 'last-modified']], [['etag']], [['last-modified']]] as const)(
    'asks again by %j, and takes what has changed',
    async (validators) => {
      const served = await site(playing, [...validators]);
      const cache = temporaryFolder();
      const first = await ask(cache, served.root, '2');
      expect(await ask(cache, served.root, '2')).toEqual(first);
      served.body = jsonText(empty);
      served.modified = 'Thu, 19 Mar 2026 10:00:00 GMT';
      expect((await ask(cache, served.root, '2')).stdout).toMatch(/^No track is known yet/);
      expect((await ask(cache, served.root, '2')).stdout).toMatch(/^No track is known yet/);
      expect(served.asked.map(({ status }) => status)).toEqual([200, 304, 200, 304]);
    },
  );

  test.skipIf(missing)('says so when the site does not answer, or has no archive', async () => {
    const { root } = await site(playing);
    const cache = temporaryFolder();
    for (const address of [`${root}/elsewhere`, 'http://127.0.0.1:1']) {
      const { code, stdout, stderr } = await ask(cache, address, '1');
      expect({ code, stdout, stderr }).toEqual({
        code: 3,
        stdout: '',
        stderr: 'The archive does not answer; try again later.\n',
      });
    }
  });

  test.skipIf(missing).each([[[]], [['x', '0']], [['x', 'seven']], [['x', '-1']], [['x', '7', '8']]])(
    'explains its use for %j',
    async (words: string[]) => {
      const { code, stderr } = await ask(temporaryFolder(), ...words);
      expect(stderr).toContain(script.split('/')[1]);
      expect(code).toBe(2);
    },
  );
});
