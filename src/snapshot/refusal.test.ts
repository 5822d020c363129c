import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { place, temporaryFolder } from '#tests/values/folders.ts';
import { refusedFile } from './refusal.ts';

/** What a call of the system throws. */
function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What the system says to somebody without rights, or of a disk without room; a test may have both. */
function refused(code: string, syscall: string): Error {
  const path = '/somewhere/x';
  return Object.assign(new Error(`${code}: refused, ${syscall} '${path}'`), { code, syscall, path });
}

test.each<[string, (folder: string) => unknown]>([
  ['a file in a folder that is a file', (folder) => writeFileSync(join(folder, 'file/x'), '')],
  ['a file where a folder lies', (folder) => writeFileSync(join(folder, 'folder'), '')],
  [
    'a file once more that may be written only once',
    (folder) => writeFileSync(join(folder, 'file'), '', { flag: 'wx' }),
  ],
  ['a folder where a file lies', (folder) => mkdirSync(join(folder, 'file'))],
  ['a folder below a file', (folder) => mkdirSync(join(folder, 'file/x'), { recursive: true })],
  ['a file moved over a folder', (folder) => renameSync(join(folder, 'file'), join(folder, 'folder'))],
])('what lies in the way of a writer is to be moved away: %s', (_, write) => {
  const folder = temporaryFolder();
  place(folder, 'file', 'mine');
  place(folder, 'folder/file', 'mine');
  expect(refusedFile(thrownBy(() => write(folder)))).toMatchObject({
    exitCode: 2,
    code: 'cannot-write',
    message: expect.stringContaining(folder),
    next: expect.stringMatching(/^Move it away/),
  });
});

test.each<[string, (folder: string) => unknown, RegExp]>([
  [
    'a folder where a link leads nowhere',
    (folder) => mkdirSync(join(folder, 'lost'), { recursive: true }),
    /^Make/,
  ],
  ['a folder below a missing one', (folder) => mkdtempSync(join(folder, 'missing/x')), /^Make/],
  ['a folder that is a link to itself', (folder) => statSync(join(folder, 'circle')), /^Mend/],
  ['a file below such a link', (folder) => writeFileSync(join(folder, 'circle/x'), ''), /^Mend/],
])('a link that leads nowhere is to be mended: %s', (_, use, next) => {
  const folder = temporaryFolder();
  symlinkSync(join(folder, 'nowhere'), join(folder, 'lost'));
  symlinkSync('circle', join(folder, 'circle'));
  expect(refusedFile(thrownBy(() => use(folder)))).toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(folder),
    next: expect.stringMatching(next),
  });
});

test.each([
  ['ENOSPC', 'write', 'cannot-write', /cannot be written: ENOSPC/, /full/],
  ['EDQUOT', 'copyfile', 'cannot-write', /cannot be written: EDQUOT/, /full/],
  ['ENOSPC', 'open', 'cannot-write', /cannot be written: ENOSPC/, /full/],
  ['EROFS', 'open', 'cannot-write', /cannot be written: EROFS/, /may not write/],
  ['EROFS', 'rename', 'cannot-write', /cannot be written: EROFS/, /may not write/],
  ['EACCES', 'mkdir', 'cannot-write', /cannot be written: EACCES/, /may not write/],
  ['EPERM', 'unlink', 'cannot-write', /cannot be written: EPERM/, /may not write/],
  ['EACCES', 'rm', 'cannot-write', /cannot be written: EACCES/, /may not write/],
  ['EACCES', 'scandir', 'cannot-read', /cannot be read: EACCES/, /may not read/],
  ['EACCES', 'stat', 'cannot-read', /cannot be read: EACCES/, /may not read/],
  ['EACCES', 'open', 'cannot-open', /cannot be opened: EACCES/, /may not read or write/],
])('%s of %s is %s', (code, syscall, told, what, why) => {
  expect(refusedFile(refused(code, syscall))).toMatchObject({
    exitCode: 2,
    code: told,
    message: expect.stringMatching(what),
    why: expect.stringMatching(why),
  });
});

test.each<[string, () => unknown]>([
  ['a folder that is read as a file', () => thrownBy(() => readFileSync(temporaryFolder()))],
  ['a file that is read as a folder', () => thrownBy(() => readdirSync(import.meta.filename))],
  ['a file that is not there', () => thrownBy(() => readFileSync(join(temporaryFolder(), 'x')))],
  ['a folder that is removed as a file', () => thrownBy(() => rmSync(temporaryFolder()))],
  ['a port that is not ours', () => refused('EACCES', 'listen')],
  ['a program that may not run', () => refused('EACCES', 'spawn git')],
  ['a socket that may not be read', () => refused('ECONNRESET', 'read')],
  ['an error of ours', () => new TypeError('x is undefined')],
  ['no error at all', () => 'EACCES'],
])('%s is for others to judge', (_, error) => {
  expect(refusedFile(error())).toBeNull();
});
