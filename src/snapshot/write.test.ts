import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprint, place, temporaryFolder } from '#tests/values/folders.ts';
import { replaceFiles } from './write.ts';

test('files are made, replaced and removed', () => {
  const folder = temporaryFolder();
  place(folder, 'a.json', 'old');
  place(folder, 'b.json', 'old');
  const wanted = new Map([
    ['a.json', 'young'],
    ['deep/er/c.json', 'c'],
    ['b.json', null],
  ]);
  expect(replaceFiles(folder, wanted)).toBe(3);
  expect(replaceFiles(folder, wanted)).toBe(0);
  expect(Object.keys(fingerprint(folder))).toEqual(['a.json', 'deep/er/c.json']);
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('young');
});

test('a link in the place of a draft is not followed', () => {
  const folder = temporaryFolder();
  const elsewhere = temporaryFolder();
  place(elsewhere, 'mine.json', 'mine');
  mkdirSync(join(folder, 'edits'));
  for (const path of ['status.json', 'edits/2026-03-11.json']) {
    symlinkSync(join(elsewhere, 'mine.json'), join(folder, `${path}.tmp`));
    replaceFiles(folder, new Map([[path, 'young']]));
    expect(lstatSync(join(folder, path)).isFile(), path).toBe(true);
  }
  expect(readFileSync(join(elsewhere, 'mine.json'), 'utf8')).toBe('mine');
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

test('an error of our own goes on as it is, and leaves every file as it was', () => {
  const folder = temporaryFolder();
  place(folder, 'a.json', 'old');
  const before = fingerprint(folder);
  const ours = new Error('ours');
  function* wanted() {
    yield ['a.json', 'young'] as const;
    throw ours;
  }
  expect(() => replaceFiles(folder, wanted())).toThrow(ours);
  expect(fingerprint(folder)).toEqual(before);
});

describe('where a file may not take its place at the end', () => {
  const OLD = ['a.json', 'b.json', 'c.json'];

  /** Files to have, at whose end somebody lays folders in the way. */
  function* wanted(folder: string, ...folders: string[]) {
    yield ['a.json', 'young'] as const;
    yield ['b.json', null] as const;
    yield ['deep/d.json', 'young'] as const;
    yield ['c.json', 'young'] as const;
    yield ['e.json', 'young'] as const;
    for (const path of folders) mkdirSync(join(folder, path, 'in the way'), { recursive: true });
  }

  function folderWithFiles(): string {
    const folder = temporaryFolder();
    for (const name of OLD) place(folder, name, `old ${name}`);
    return folder;
  }

  test.each(['deep/d.json', 'e.json'])('%s, those before it are put back', (path) => {
    const folder = folderWithFiles();
    const before = fingerprint(folder);
    expect(() => replaceFiles(folder, wanted(folder, path))).toThrow(
      expect.objectContaining({ code: 'cannot-write', why: expect.stringMatching(/Nothing was changed\.$/) }),
    );
    expect(fingerprint(folder)).toEqual(before);
  });

  test('what cannot be put back is named, and all the rest is as it was', () => {
    const folder = folderWithFiles();
    const { 'b.json': _, ...others } = fingerprint(folder);
    const words = `These files were changed and could not be put back: ${join(folder, 'b.json')}.`;
    expect(() => replaceFiles(folder, wanted(folder, 'e.json', 'b.json.tmp'))).toThrow(
      expect.objectContaining({ code: 'cannot-write', why: expect.stringContaining(words) }),
    );
    expect(fingerprint(folder)).toEqual(others);
  });
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
  'status.json.tmp/mine',
])('%s is nothing of ours, and stays', (path) => {
  const folder = temporaryFolder();
  place(folder, path, 'mine');
  const before = fingerprint(folder);
  replaceFiles(folder, new Map());
  expect(fingerprint(folder)).toEqual(before);
});
