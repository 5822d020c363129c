import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprint, place, temporaryFolder } from '#tests/values/folders.ts';
import { flush, ownDraft, replaceFile } from './replace-file.ts';

function folderWithFile(): { folder: string; path: string } {
  const folder = temporaryFolder();
  place(folder, 'a.json', 'old');
  return { folder, path: join(folder, 'a.json') };
}

describe('a file that is replaced', () => {
  test.each([
    ['by an ordinary draft', () => undefined],
    ['by a draft of this process', ownDraft],
  ])('%s has the whole text, and what was written is answered', (_, draftOf) => {
    const { folder, path } = folderWithFile();
    const write = (draft: string) => {
      writeFileSync(draft, 'young');
      expect(readFileSync(path, 'utf8')).toBe('old');
      return 5;
    };
    expect(replaceFile(path, write, draftOf(path))).toBe(5);
    expect(readFileSync(path, 'utf8')).toBe('young');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('is as it was after an error, and no draft is left', () => {
    const { folder, path } = folderWithFile();
    const before = fingerprint(folder);
    const write = (draft: string) => {
      writeFileSync(draft, 'half');
      throw new Error('the disk is full');
    };
    expect(() => replaceFile(path, write)).toThrow('the disk is full');
    expect(fingerprint(folder)).toEqual(before);
  });

  test('leaves no draft where a folder lies in its place', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.json/b'), { recursive: true });
    expect(() => replaceFile(join(folder, 'a.json'), (draft) => writeFileSync(draft, 'young'))).toThrow();
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});

// Linux refuses to flush this file, and tells which ones are open.
test.runIf(process.platform === 'linux')('a file that cannot be flushed is not left open', () => {
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  expect(() => flush('/dev/null')).toThrow('EINVAL');
  expect(open()).toBe(before);
});
