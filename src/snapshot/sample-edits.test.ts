import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, inject, test } from 'vitest';
import { temporaryFolder } from '../../tests/values/folders.ts';
import { readStatus } from './read.ts';
import { sampleEdits } from './sample-edits.ts';

let folder: string;
let files: string[];

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(inject('sample'), folder, { recursive: true });
  files = readdirSync(join(folder, 'edits')).sort();
});

const ownShows = () => sampleEdits(folder, readStatus(folder).value).sort();

/** Writes every edits file of the sample again. */
function rewrite(change: (text: string) => string): void {
  for (const name of files) {
    const path = join(folder, 'edits', name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}

test.each<[string, (text: string) => string]>([
  ['as they were made', (text) => text],
  ['with the line ends of another system', (text) => text.replaceAll('\n', '\r\n')],
])('the edits of the sample are its own %s', (_, change) => {
  rewrite(change);
  expect(ownShows()).toEqual(files.map((name) => name.slice(0, -'.json'.length)));
});

test('edits in which somebody changed a word are theirs', () => {
  rewrite((text) => text.replace('"reason": "', '$&indeed, '));
  expect(ownShows()).toEqual([]);
});

test.each<[string, (path: string) => void]>([
  ['is gone', () => undefined],
  ['is a folder', (path) => mkdirSync(path)],
])('where an edits file of the sample %s, the others are its own', (_, put) => {
  const [first = ''] = files;
  rmSync(join(folder, 'edits', first));
  put(join(folder, 'edits', first));
  expect(ownShows()).toEqual(files.slice(1).map((name) => name.slice(0, -'.json'.length)));
});
