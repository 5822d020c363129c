import { hash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import handler from 'serve-handler';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ManifestDocument } from '#domain/api.ts';
import { AirlogError } from '#domain/errors.ts';
import { loadCatalog } from '#site/catalog.ts';
import { close } from '../../scripts/console/loopback.ts';
import { exportRelease } from '../../scripts/export/export-release.ts';
import { downloadRelease } from '../../scripts/verify/place.ts';
import { verifyFolder } from '../../scripts/verify/verify-folder.ts';
import { writeFixture } from '../site/fixture.ts';
import { ARCHIVE_NOW, archive } from '../values/archive.ts';
import { temporaryFolder } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { runCommand } from './run.ts';

const RELEASE = writeFixture();
exportRelease(RELEASE, loadCatalog({ AIRLOG_DATA: RELEASE, AIRLOG_NOW: '2026-03-21T12:00:00Z' }));

function release(damage: (folder: string) => void = () => undefined): string {
  const folder = temporaryFolder();
  cpSync(RELEASE, folder, { recursive: true });
  damage(folder);
  return folder;
}

/** Serves a release as Pages does, below a path, with a page of its own for what is not found. */
async function serve(folder: string): Promise<string> {
  writeFileSync(join(folder, '404.html'), '<!doctype html><title>Not found</title>');
  const server = createServer((request, response) => {
    request.url = request.url?.replace(/^\/archive/, '');
    void handler(request, response, { public: folder, cleanUrls: false, directoryListing: false });
  });
  return `${await listenForTest(server)}/`;
}

const SILENT = { expect: () => undefined, add: () => undefined, stop: () => undefined };

/** What is wrong with a release, '' for nothing. */
function complaintOf(folder: string): string {
  try {
    verifyFolder(folder, folder);
    return '';
  } catch (error) {
    if (!(error instanceof AirlogError)) throw error;
    return error.problems.map(({ file, pointer, message }) => `${file} ${pointer}: ${message}`).join('\n');
  }
}

const verify = (place: string) => runCommand('verify', [place]);

function flipByte(path: string): void {
  const content = readFileSync(path);
  content[4000] = (content[4000] ?? 0) ^ 1;
  writeFileSync(path, content);
}

/** Changes a file and lets the manifest vouch for what it has become. */
function forge(folder: string, path: string, change: (place: string) => void): void {
  change(join(folder, path));
  editManifest(folder, ({ files }) => {
    const content = readFileSync(join(folder, path));
    const sha256 = hash('sha256', content);
    Object.assign(files.find((file) => file.path === path) ?? {}, { bytes: content.length, sha256 });
  });
}

function editManifest(folder: string, change: (manifest: ManifestDocument) => void): void {
  const place = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(place, 'utf8'));
  change(manifest);
  writeFileSync(place, JSON.stringify(manifest));
}

function replace(from: string, to: string): (place: string) => void {
  return (place) => writeFileSync(place, readFileSync(place, 'utf8').replace(from, to));
}

function sql(statement: string): (place: string) => void {
  return (place) => {
    const database = new Database(place);
    database.pragma('foreign_keys = OFF');
    database.exec(statement);
    database.close();
  };
}

describe('a whole archive', () => {
  test('is told to be whole, with what it holds', async () => {
    const { code, stdout, stderr } = await verify(release());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Snapshot [0-9a-f]{64}, for 2026-03-21/);
    expect(stdout).toContain('4 shows, 37 plays of 16 tracks by 15 artists, 15 files, 14 covers');
    expect(stdout).toContain('the database says what the JSON documents say');
  });

  test.each(['', 'manifest.json'])('is read from a site below a path, named with “%s”', async (ending) => {
    const site = await serve(release());
    const { code, stdout } = await verify(`${site}archive/${ending}`);
    expect(stdout).toContain('10 files');
    expect(code).toBe(0);
  });

  test('of a later version with more fields is whole too', async () => {
    const later = release((folder) => {
      forge(folder, 'artists.json', replace('"schema_version":1', '"schema_version":1,"mood":"good"'));
      editManifest(folder, (manifest) => Object.assign(manifest, { mood: 'good' }));
    });
    expect(await verify(later)).toMatchObject({ code: 0 });
  });
});

test.each([
  ['show lost every track', ARCHIVE_NOW],
  ['current week has no like yet', '2026-04-10T00:00:00Z'],
])('an archive whose %s is whole too', (_, AIRLOG_NOW) => {
  const lineup = [1, 2, 3].map((track_id) => ({ remove: track_id, reason: 'not played' }));
  const AIRLOG_DATA = archive({ '2026-02-25': { lineup } });
  const folder = temporaryFolder();
  exportRelease(folder, loadCatalog({ AIRLOG_DATA, AIRLOG_NOW }));
  expect(complaintOf(folder)).toBe('');
});

test('who reads a document while the archive is exported anew reads the whole of the one before', () => {
  const folder = release();
  const path = join(folder, 'shows.json');
  const before = readFileSync(path, 'utf8');
  const reader = openSync(path, 'r');
  onTestFinished(() => closeSync(reader));
  exportRelease(folder, loadCatalog({ AIRLOG_DATA: archive(), AIRLOG_NOW: ARCHIVE_NOW }));
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  expect(readFileSync(reader, 'utf8')).toBe(before);
});

test.each<[string, (document: string) => void, boolean]>([
  ['which the earlier one wrote, leaves', () => undefined, false],
  ['that somebody has changed since, stays', (document) => writeFileSync(document, 'my notes'), true],
  ['that somebody took away, is no matter', (document) => rmSync(document), false],
])('of what an export does not name, a document %s; strangers’ files stay', (_, change, stays) => {
  const folder = release((place) => {
    change(join(place, 'shows/2025-12-24.json'));
    writeFileSync(join(place, 'shows/2025-12-31.json'), 'mine');
  });
  exportRelease(folder, loadCatalog({ AIRLOG_DATA: archive(), AIRLOG_NOW: ARCHIVE_NOW }));
  const places = ['2025-12-24', '2025-12-31', '2026-03-11'].map((slug) => join(folder, `shows/${slug}.json`));
  expect(places.map(existsSync)).toEqual([stays, true, true]);
  expect(complaintOf(folder)).toBe('');
});

describe('what is wrong is told by file and place, with exit code 4', () => {
  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'a flipped byte of the database',
      (folder) => flipByte(join(folder, 'catalog_read.db')),
      /catalog_read\.db : has the SHA-256/,
    ],
    [
      'a database that was cut short',
      (folder) => truncateSync(join(folder, 'catalog_read.db'), 10_000),
      /catalog_read\.db : has 10000 bytes, the manifest says \d+/,
    ],
    [
      'a missing document',
      (folder) => rmSync(join(folder, 'shows/2026-03-11.json')),
      /^shows\/2026-03-11\.json : is missing$/,
    ],
    [
      'a folder in place of the database',
      (folder) => {
        rmSync(join(folder, 'catalog_read.db'));
        mkdirSync(join(folder, 'catalog_read.db'));
      },
      /^catalog_read\.db : is missing$/,
    ],
    [
      'a document that says something else',
      (folder) => forge(folder, 'shows/2026-03-11.json', replace('Low Tide Radio', 'High Tide Radio')),
      /2026-03-11\.json \/tracks\/\d+\/title: is "High Tide Radio", in the database "Low Tide Radio"/,
    ],
    [
      'a list of shows with one too few',
      (folder) => forge(folder, 'shows.json', (place) => writeFileSync(place, '[]')),
      /shows\.json : holds 0, the database 4/,
    ],
    [
      'no list of shows',
      (folder) => forge(folder, 'shows.json', (place) => writeFileSync(place, 'null')),
      /shows\.json : is null, in the database /,
    ],
    [
      'an object in the place of the list of shows',
      (folder) => forge(folder, 'shows.json', (place) => writeFileSync(place, '{}')),
      /shows\.json \/0: is missing, in the database /,
    ],
    [
      'a list in the place of the artists',
      (folder) => forge(folder, 'artists.json', (place) => writeFileSync(place, '[1]')),
      /artists\.json \/artists: is missing, in the database \[/,
    ],
    [
      'a list of something else',
      (folder) => forge(folder, 'shows.json', (place) => writeFileSync(place, '[null, 1, 2, 3]')),
      /shows\.json \/0: is null, in the database /,
    ],
    [
      'a document that is no JSON',
      (folder) => forge(folder, 'artists.json', (place) => writeFileSync(place, '<!doctype html>')),
      /artists\.json : is no JSON: Unexpected token/,
    ],
    [
      'other figures',
      (folder) => forge(folder, 'stats.json', replace('"plays":37', '"plays":38')),
      /stats\.json \/plays: is 38, in the database 37/,
    ],
    [
      'another toplist',
      (folder) =>
        forge(folder, 'catalog_read.db', sql('UPDATE toplists SET plays = plays + 1 WHERE rank = 1')),
      /toplists\.json \/all_time\/0\/plays/,
    ],
    [
      'a wrong count',
      (folder) => editManifest(folder, ({ counts }) => Object.assign(counts, { plays: 38 })),
      /manifest\.json \/counts\/plays: says 38, the database holds 37/,
    ],
    [
      'a row that refers to nothing',
      (folder) =>
        forge(folder, 'catalog_read.db', sql('UPDATE show_tracks SET track = 999 WHERE position = 1')),
      /a row of show_tracks refers to nothing in tracks/,
    ],
    [
      'history that was changed',
      (folder) =>
        forge(folder, 'catalog_read.db', sql(`UPDATE changes SET reason = 'x' WHERE origin = 'edit'`)),
      /manifest\.json \/snapshot_id: is not that of the database’s content/,
    ],
    [
      'something else in the database’s place',
      (folder) => forge(folder, 'catalog_read.db', (place) => writeFileSync(place, 'x'.repeat(5000))),
      /catalog_read\.db : cannot be read: file is not a database/,
    ],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), /manifest\.json : is missing/],
    [
      'half a manifest',
      (folder) => truncateSync(join(folder, 'manifest.json'), 100),
      /manifest\.json : is no JSON/,
    ],
    [
      'a manifest that leads out of the folder',
      (folder) =>
        editManifest(folder, ({ files }) =>
          files.unshift({ path: '../x', bytes: 0, sha256: '0'.repeat(64) }),
        ),
      /manifest\.json \/files\/0\/path: leads out of the folder/,
    ],
    ...['/etc/passwd', '../../etc/passwd', 'shows/../../x', './shows.json', 'shows\\x.json', ''].map(
      (path): [string, (folder: string) => void, RegExp] => [
        `a manifest that names “${path}”`,
        (folder) => editManifest(folder, ({ files }) => Object.assign(files[2] ?? {}, { path })),
        /manifest\.json \/files\/2\/path: /,
      ],
    ),
    [
      'a manifest that names a file twice',
      (folder) => editManifest(folder, ({ files }) => files.push(...files.slice(1, 2))),
      /manifest\.json \/files: names a file twice/,
    ],
    [
      'a manifest without the database',
      (folder) => editManifest(folder, ({ files }) => files.shift()),
      /manifest\.json \/files: does not name catalog_read\.db/,
    ],
    [
      'a manifest with a field of another kind',
      (folder) => editManifest(folder, (manifest) => Object.assign(manifest, { files: 7 })),
      /manifest\.json \/files: /,
    ],
    ['no database', (folder) => rmSync(join(folder, 'catalog_read.db')), /^catalog_read\.db : is missing$/],
    [
      'an object where a number is expected',
      (folder) => forge(folder, 'stats.json', replace('"plays":37', '"plays":{}')),
      /stats\.json \/plays: is \{\}, in the database 37/,
    ],
    [
      'nothing where a list is expected',
      (folder) => forge(folder, 'toplists.json', replace('"all_time":', '"all_time":null,"x":')),
      /toplists\.json \/all_time: is null, in the database \[/,
    ],
    [
      'a document without a field',
      (folder) => forge(folder, 'artists.json', replace('"last_show":', '"last":')),
      /artists\.json \/artists\/0\/last_show: is missing, in the database "2026-/,
    ],
    [
      'a text of ever so many words',
      (folder) => forge(folder, 'artists.json', replace('"name":"', `"name":"${'x'.repeat(100)}`)),
      /artists\.json \/artists\/0\/name: is "x{79}…, in the database "/,
    ],
    [
      'more than one cares to read',
      (folder) =>
        editManifest(folder, ({ files }) => {
          for (let n = 0; n < 31; n += 1) files.push({ path: `x/${n}`, bytes: 0, sha256: '0'.repeat(64) });
        }),
      /^(?:x\/\d+ : is missing\n){30}and more : 1 further place$/,
    ],
    [
      'as much as one cares to read',
      (folder) =>
        editManifest(folder, ({ files }) => {
          for (let n = 0; n < 30; n += 1) files.push({ path: `x/${n}`, bytes: 0, sha256: '0'.repeat(64) });
        }),
      /^(?:x\/\d+ : is missing\n?){30}$/,
    ],
    [
      'a document that the manifest does not name',
      (folder) => editManifest(folder, ({ files }) => files.splice(1, 1)),
      /manifest\.json \/files: does not name shows\.json/,
    ],
  ])('%s', async (_, damage, words) => {
    const folder = release(damage);
    const copy = temporaryFolder();
    await downloadRelease(`${await serve(folder)}archive/`, copy, SILENT);
    for (const place of [folder, copy]) expect(complaintOf(place)).toMatch(words);
  });

  test.each([
    ['a folder', async (folder: string) => folder, 'Build or export it anew'],
    ['a site', serve, 'Run the same command again in ten minutes'],
  ])('the command tells it of %s, and what helps there, and ends with 4', async (_, placeOf, remedy) => {
    const folder = release((damaged) => flipByte(join(damaged, 'catalog_read.db')));
    const { code, stderr, stdout } = await verify(await placeOf(folder));
    expect(stderr).toMatch(/1 difference\. \[archive-differs\]\n {2}catalog_read\.db: has the SHA-256/);
    expect(stderr).toContain(`Next:  ${remedy}`);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  });
});

test('where no archive is, the command says so and asks for another place', async () => {
  const folder = release((emptied) => rmSync(join(emptied, 'manifest.json')));
  for (const place of [folder, await serve(folder)]) {
    const { code, stderr } = await verify(place);
    expect(stderr).toMatch(/^Error: There is no archive at .*\[no-archive\][\s\S]*\nNext: .*https:.*build/);
    expect(code).toBe(4);
  }
});

test.each([
  ['says nothing', () => undefined],
  ['falls silent amid an answer', (response: ServerResponse) => void response.write('{')],
])('a site that %s is not waited for', async (_, answer) => {
  const site = await listenForTest(createServer((_, response) => answer(response)));
  await expect(downloadRelease(`${site}/`, temporaryFolder(), SILENT, 20)).rejects.toThrow(
    'manifest.json could not be read, 3 times: it said nothing for 0.02 seconds',
  );
});

test('a site that fails now and then is asked again, and how far it has come is told', async () => {
  const folder = release();
  const asked = new Map<string, number>();
  const ways = new Set<string>();
  const site = await listenForTest(
    createServer((request, response) => {
      const { url = '', headers } = request;
      ways.add(`${headers['accept-encoding']}, ${headers['cache-control']}`);
      asked.set(url, (asked.get(url) ?? 0) + 1);
      if (url.startsWith('/down/') || (asked.get(url) ?? 0) < 3) return void response.writeHead(503).end();
      if (request.url === '/artists.json') return void response.writeHead(410).end();
      return void handler(request, response, { public: folder, cleanUrls: false });
    }),
  );
  const copy = temporaryFolder();
  const told = { expected: 0, received: 0 };
  const expectBytes = (bytes: number) => Object.assign(told, { expected: bytes });
  const add = (bytes: number) => Object.assign(told, { received: told.received + bytes });
  await downloadRelease(`${site}/`, copy, { expect: expectBytes, add, stop: () => undefined });
  await expect(downloadRelease(`${site}/down/`, temporaryFolder(), SILENT)).rejects.toThrow('3 times');
  expect(asked.get('/down/manifest.json')).toBe(3);
  expect([...ways]).toEqual(['identity, no-cache']);
  expect(complaintOf(copy)).toBe('artists.json : is missing');
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestDocument;
  const bytesOf = (paths: typeof files) => paths.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(told).toEqual({
    expected: bytesOf(files),
    received: bytesOf(files.filter(({ path }) => path !== 'artists.json')),
  });
});

describe('a site that does not answer is no broken archive: exit code 3', () => {
  test('nobody listens', async () => {
    const server = createServer();
    const site = await listenForTest(server);
    await close(server);
    const { code, stderr } = await verify(site);
    expect(stderr).toMatch(/manifest\.json could not be read, 3 times: .*ECONNREFUSED/);
    expect(code).toBe(3);
  });

  test.each<[string, (server: Server) => void, RegExp]>([
    [
      'it is out of order',
      (server) => server.on('request', (_, response) => response.writeHead(503).end()),
      /it answered 503/,
    ],
    [
      'it breaks off in the middle',
      (server) =>
        server.on('request', (_, response) => {
          response.writeHead(200, { 'content-length': '5000' });
          response.write('{', () => response.destroy());
        }),
      /could not be read, 3 times/,
    ],
  ])('%s', async (_, behave, words) => {
    const server = createServer();
    behave(server);
    const { code, stderr } = await verify(await listenForTest(server));
    expect(stderr).toMatch(words);
    expect(code).toBe(3);
  });
});

test.each([['no/such/folder'], ['ftp://example.org/'], ['https://'], ['http://[/']])(
  '%s is wrong use: exit code 2',
  async (place) => {
    const { code, stderr } = await verify(place);
    expect(stderr).toMatch(/neither an address nor a folder/);
    expect(code).toBe(2);
  },
);
