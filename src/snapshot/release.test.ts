import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ManifestDocument } from '#domain/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { knownSnapshot, MANIFEST_FILE } from './manifest.ts';
import { DATABASE_FILE, writeRelease } from './release.ts';

const AIRLOG_DATA = writeFixture();
const catalog = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: '2026-03-21T12:00:00Z' });

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-release-'));
  folders.push(folder);
  return folder;
}

function release(folder: string, of = catalog) {
  return writeRelease(folder, of, { documents: [], replaced: knownSnapshot(folder) });
}

describe('a release', () => {
  test('is a database and the manifest that names its size and hash, and nothing else', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, DATABASE_FILE), 'an older database');
    release(folder);
    expect(readdirSync(folder).sort()).toEqual([DATABASE_FILE, MANIFEST_FILE]);
    const manifest = ManifestDocument.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
    const content = readFileSync(join(folder, DATABASE_FILE));
    const sha256 = hash('sha256', content);
    expect(manifest.files).toEqual([{ path: DATABASE_FILE, bytes: content.length, sha256 }]);
  });

  test('vouches for documents too, however long, the database first', () => {
    const folder = emptyFolder();
    const text = ' '.repeat(2 ** 20 + 3);
    writeFileSync(join(folder, 'shows.json'), text);
    const { files } = writeRelease(folder, catalog, { documents: ['shows.json'], replaced: null });
    expect(files).toEqual([
      { path: DATABASE_FILE, bytes: expect.any(Number), sha256: expect.any(String) },
      { path: 'shows.json', bytes: text.length, sha256: hash('sha256', text) },
    ]);
  });

  test.each([true, false])(
    'leaves the database that lies there alone where it is of the same snapshot: %s',
    (keeps) => {
      const folder = emptyFolder();
      release(folder, { ...catalog, shows: [], changes: [] });
      const keepsDatabase = (id: string) => keeps && id === release(emptyFolder()).snapshot_id;
      const { counts } = writeRelease(folder, catalog, { documents: [], replaced: null, keepsDatabase });
      expect(counts.shows).toBe(keeps ? 0 : 4);
    },
  );

  test('counts shows, tracks, plays, artists, files and covers', () => {
    expect(release(emptyFolder()).counts).toEqual({
      shows: 4,
      tracks: 16,
      plays: 37,
      artists: 15,
      files: 15,
      covers: 14,
    });
  });

  test('counts a cover that several tracks share once', () => {
    const artwork_url = 'https://i1.sndcdn.com/artworks-1-t500x500.jpg';
    const shows = catalog.shows.map((show) => ({
      ...show,
      tracks: show.tracks.map((track) => ({ ...track, artwork_url })),
    }));
    expect(release(emptyFolder(), { ...catalog, shows }).counts.covers).toBe(1);
  });

  test('keeps its snapshot_id and its database when only time passes, and changes both with the content', () => {
    const now = '2026-03-26T03:00:00Z';
    const later = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: now });
    const first = release(emptyFolder());
    expect(later.current.slug).not.toBe(catalog.current.slug);
    expect(release(emptyFolder(), later)).toEqual({ ...first, generated_for: now });
    const fewer = { ...catalog, shows: catalog.shows.slice(1), changes: [] };
    expect(release(emptyFolder(), fewer).snapshot_id).not.toBe(first.snapshot_id);
  });

  test('names the snapshot before it: that of the manifest it replaces', () => {
    const folder = emptyFolder();
    const fewer = { ...catalog, shows: catalog.shows.slice(1), changes: [] };
    const first = release(folder, fewer);
    expect(first.previous_snapshot_id).toBeNull();
    const second = release(folder);
    expect(second.previous_snapshot_id).toBe(first.snapshot_id);
    expect(release(folder)).toEqual(second);
    const snapshot_id = 'f'.repeat(64);
    writeFileSync(
      join(folder, MANIFEST_FILE),
      JSON.stringify({ snapshot_id, of: 'a version without a past' }),
    );
    expect(release(folder).previous_snapshot_id).toBe(snapshot_id);
  });

  test.each([
    ['no manifest', null],
    ['half a manifest', '{"snapshot_id": "'],
    ['something else', '{"snapshot_id": 5}'],
    ['a page', '<!doctype html>'],
  ])('is written over %s as if there were none before', (_, text) => {
    const folder = emptyFolder();
    if (text !== null) writeFileSync(join(folder, MANIFEST_FILE), text);
    expect(release(folder).previous_snapshot_id).toBeNull();
  });

  test('leaves the manifest alone when a document is missing', () => {
    const folder = emptyFolder();
    release(folder);
    const before = readFileSync(join(folder, MANIFEST_FILE), 'utf8');
    const fewer = { ...catalog, shows: catalog.shows.slice(1), changes: [] };
    expect(() => writeRelease(folder, fewer, { documents: ['shows.json'], replaced: null })).toThrow(
      /shows.json/,
    );
    expect(readFileSync(join(folder, MANIFEST_FILE), 'utf8')).toBe(before);
  });
});
