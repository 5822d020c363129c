import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { statusText } from '#snapshot/canonical.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { beginAfresh } from '../../scripts/configure/begin-afresh.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { STATION, someStatus } from '../values/shows.ts';
import { git } from './remote.ts';

const from = process.cwd();
const ANOTHER = statusText(someStatus({ user_id: 1, counts: { shows: 1, liked: 1, unliked: 0, gone: 0 } }));
const OWN = statusText(someStatus());
const SAMPLE = statusText(someStatus({ source: 'sample' }));
const makeSample = async (folder: string) => cpSync(inject('sample'), folder, { recursive: true });
const begin = (make = makeSample) => beginAfresh('data', STATION, make);

beforeEach(() => {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--template=');
  vi.stubEnv('GIT_DIR', join(folder, '.git'));
  process.chdir(folder);
  place('.', 'data/shows/2026/2026-03-11.json', 'a show of theirs');
  place('.', 'data/shows/1999/1999-12-29.json', 'an old one');
  place('.', 'data/edits/2026-03-11.json', 'an edit of theirs');
  place('.', 'data/README.md', 'What lies here.');
  commit(ANOTHER);
});
afterEach(() => {
  process.chdir(from);
  vi.unstubAllEnvs();
});

function commit(status: string): void {
  place('.', 'data/status.json', status);
  git('.', 'add', '--all');
  git('.', 'commit', '--quiet', '--message', 'data');
}

function forget(path: string): void {
  git('.', 'rm', '--quiet', '-r', '--cached', path);
  place('.', '.gitignore', path);
}

test('the archive of another host makes room for the sample, and git has it', async () => {
  const words = await begin();
  expect(words).toContain('1 show of user 1');
  expect(words).toContain(git('.', 'rev-parse', '--short', 'HEAD'));
  const { 'README.md': kept, ...sample } = fingerprint('data');
  expect(kept).toBeDefined();
  expect(sample).toEqual(fingerprint(inject('sample')));
  expect(readSnapshot('data', STATION)).toMatchObject({ status: { source: 'sample' } });
  git('.', 'restore', 'data');
  expect(git('.', 'diff', 'HEAD')).toBe('');
});

test.each([
  ['the sample', () => commit(SAMPLE)],
  ['no archive', () => git('.', 'rm', '--quiet', '-r', 'data')],
])('%s is left as it is', async (_, begins) => {
  begins();
  const before = fingerprint('data');
  expect(await begin()).toBeNull();
  expect(fingerprint('data')).toEqual(before);
});

test.each<[string, string, number, () => void]>([
  ['is the station’s own', 'own-archive', 4, () => commit(OWN)],
  ['is of nobody knows whom', 'invalid-files', 4, () => commit('{}')],
  ['holds an edit that git lacks', 'uncommitted-changes', 2, () => place('.', 'data/edits/a.json', '{}')],
  ['was changed', 'uncommitted-changes', 2, () => place('.', 'data/edits/2026-03-11.json', '{}')],
  ['git ignores', 'data-ignored', 2, () => forget('data')],
  ['lies in no repository', 'no-repository', 2, () => vi.stubEnv('GIT_DIR', join(temporaryFolder(), '.git'))],
])('an archive that %s stays, byte for byte: %s', async (_, code, exitCode, change) => {
  change();
  const before = fingerprint('data');
  await expect(begin()).rejects.toMatchObject({ code, exitCode });
  expect(fingerprint('data')).toEqual(before);
});

test('an archive stays where no sample could be made', async () => {
  const before = fingerprint('data');
  const failing = async (folder: string) => {
    await makeSample(folder);
    throw new Error('no room');
  };
  await expect(begin(failing)).rejects.toThrow('no room');
  expect(fingerprint('data')).toEqual(before);
});
