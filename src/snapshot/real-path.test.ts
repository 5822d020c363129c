import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/values/folders.ts';
import { liesIn } from './real-path.ts';

/** A folder `site/data` and links to both of its parts. */
function someFolders(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'site/data'), { recursive: true });
  symlinkSync('site', join(root, 'www'));
  symlinkSync('site/data', join(root, 'archive'));
  return root;
}

test.each([
  ['site', 'site', true],
  ['site', 'site/data', true],
  ['site', 'site/not/there/yet', true],
  ['site', 'site/..data', true],
  ['site', 'archive', true],
  ['www', 'site/data', true],
  ['www/data', 'archive', true],
  ['site/data', 'site', false],
  ['site', 'data', false],
  ['site', 'site-2', false],
  ['archive', 'www', false],
])('whether in %s lies %s: %s', (folder, place, lies) => {
  const root = someFolders();
  expect(liesIn(join(root, folder), join(root, place))).toBe(lies);
});
