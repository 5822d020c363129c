import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fingerprint, place, temporaryFolder } from '#tests/values/folders.ts';
import { replaceFiles } from './write.ts';

vi.mock('node:fs', { spy: true });
const rename = vi.mocked(renameSync);
const { renameSync: reallyRename } = await vi.importActual<typeof import('node:fs')>('node:fs');

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  for (const name of ['a.json', 'b.json', 'c.json']) place(folder, name, `old ${name}`);
});
afterEach(() => rename.mockReset());

const write = () =>
  replaceFiles(folder, [
    ['a.json', 'young'],
    ['b.json', null],
    ['deep/new.json', 'young'],
    ['c.json', 'young'],
  ]);

/** From the moment on when a file of this name would be replaced, nothing is renamed to the names. */
function refuse(first: string, ...others: string[]) {
  const refused = [first];
  rename.mockImplementation((from, to) => {
    if (String(to).endsWith(first)) refused.push(...others);
    if (!refused.some((name) => String(to).endsWith(name))) return reallyRename(from, to);
    const error = new Error(`EPERM: operation not permitted, rename '${to}'`);
    throw Object.assign(error, { code: 'EPERM', syscall: 'rename' });
  });
}

test.each(['a.json', 'new.json', 'c.json'])(
  'where %s may not be replaced, the files replaced before it are put back',
  (name) => {
    const before = fingerprint(folder);
    refuse(name);
    expect(write).toThrow(
      expect.objectContaining({ code: 'cannot-write', why: expect.stringMatching(/Nothing was changed\.$/) }),
    );
    expect(fingerprint(folder)).toEqual(before);
  },
);

test('files that cannot be put back are named, and all others are as they were', () => {
  const { 'a.json': old, ...others } = fingerprint(folder);
  refuse('c.json', 'a.json');
  const why = `These files were changed and could not be put back: ${join(folder, 'a.json')}.`;
  expect(write).toThrow(expect.objectContaining({ code: 'cannot-write', why: expect.stringContaining(why) }));
  const { 'a.json': young, ...rest } = fingerprint(folder);
  expect(rest).toEqual(others);
  expect(young).not.toBe(old);
  expect(existsSync(join(folder, 'a.json.tmp'))).toBe(false);
});
