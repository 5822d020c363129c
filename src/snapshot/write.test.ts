import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, place, temporaryFolder } from '#tests/values/folders.ts';
import { replaceFiles } from './write.ts';

test('files are made, replaced and removed', () => {
  const folder = temporaryFolder();
  place(folder, 'a.json', 'old');
  place(folder, 'b.json', 'old');
  replaceFiles(
    folder,
    new Map([
      ['a.json', 'young'],
      ['deep/er/c.json', 'c'],
      ['b.json', null],
    ]),
  );
  expect(Object.keys(fingerprint(folder))).toEqual(['a.json', 'deep/er/c.json']);
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('young');
});

test('an error while writing leaves every file as it was', () => {
  const folder = temporaryFolder();
  place(folder, 'a.json', 'old');
  mkdirSync(join(folder, 'z.json.tmp'));
  const before = fingerprint(folder);
  expect(() =>
    replaceFiles(
      folder,
      new Map([
        ['a.json', 'young'],
        ['z.json', 'z'],
      ]),
    ),
  ).toThrow(/cannot be written/);
  expect(fingerprint(folder)).toEqual(before);
});

test.each(['status.json.tmp', 'shows/2026/2026-03-11.json.tmp', 'edits/2026-03-11.json.tmp'])(
  '%s, left half-written by a killed run, is swept away',
  (path) => {
    const folder = temporaryFolder();
    place(folder, path, '{"slug"');
    replaceFiles(folder, new Map());
    expect(fingerprint(folder)).toEqual({});
  },
);

test.each([
  'thesis.tmp',
  'notes.json.tmp',
  'src/status.json.tmp',
  'shows/2026-03-11.json.tmp',
  'shows/2026/notes.json.tmp',
  'shows/2026/deeper/2026-03-11.json.tmp',
  'shows/drafts/2026-03-11.json.tmp',
  'edits/draft.tmp',
  'edits/2026/2026-03-11.json.tmp',
])('%s is nothing of ours, and stays', (path) => {
  const folder = temporaryFolder();
  place(folder, path, 'mine');
  const before = fingerprint(folder);
  replaceFiles(folder, new Map());
  expect(fingerprint(folder)).toEqual(before);
});
