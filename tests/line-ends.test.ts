import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, temporaryFolder } from './values/folders.ts';
import { git } from './workflows/remote.ts';

const KEPT = ['.gitattributes', 'data', 'docs/home.png', 'src/fonts'];

test('a git that turns line ends into those of its system leaves every byte as it is', () => {
  const [origin, clone] = [temporaryFolder(), join(temporaryFolder(), 'clone')];
  for (const path of KEPT) cpSync(path, join(origin, path), { recursive: true });
  const before = fingerprint(origin);
  git(origin, 'init', '--quiet');
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--message', 'data');
  git(origin, 'clone', '--quiet', '--config', 'core.autocrlf=true', origin, clone);
  rmSync(join(clone, '.git'), { recursive: true });
  expect(fingerprint(clone)).toEqual(before);
});
