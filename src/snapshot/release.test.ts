import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { ManifestDocument } from '#domain/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { DATABASE_FILE, MANIFEST_FILE, writeRelease } from './release.ts';

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

describe('a release', () => {
  test('is a database and the manifest that names its size and hash, and nothing else', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, DATABASE_FILE), 'an older database');
    writeRelease(folder, catalog);
    expect(readdirSync(folder).sort()).toEqual([DATABASE_FILE, MANIFEST_FILE]);
    const manifest = ManifestDocument.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
    const content = readFileSync(join(folder, DATABASE_FILE));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(manifest.files).toEqual([{ path: DATABASE_FILE, bytes: content.length, sha256 }]);
  });

  test('counts what the database holds', () => {
    const folder = emptyFolder();
    const { counts } = writeRelease(folder, catalog);
    const database = new Database(join(folder, DATABASE_FILE), { readonly: true });
    const rows = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(counts).toMatchObject({
      shows: rows('shows'),
      tracks: rows('tracks'),
      plays: rows('show_tracks'),
    });
    database.close();
  });

  test('keeps its snapshot_id when only time passes, and changes it with the content', () => {
    const now = '2026-03-26T02:00:00Z';
    const later = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: now });
    const first = writeRelease(emptyFolder(), catalog);
    expect(later.current.slug).not.toBe(catalog.current.slug);
    expect(writeRelease(emptyFolder(), later)).toEqual({ ...first, generated_for: now });
    const fewer = { ...catalog, shows: catalog.shows.slice(1) };
    expect(writeRelease(emptyFolder(), fewer).snapshot_id).not.toBe(first.snapshot_id);
  });
});
