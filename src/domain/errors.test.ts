import { expect, test } from 'vitest';
import { AirlogError, type ErrorKind, hasCode, invalidFiles } from './errors.ts';

test.each<[ErrorKind, number]>([
  ['usage', 2],
  ['try-later', 3],
  ['blocked', 3],
  ['credentials', 3],
  ['shape', 3],
  ['guard', 4],
  ['invalid', 4],
])('an error of kind %s exits with %i', (kind, exitCode) => {
  const error = new AirlogError({ kind, code: 'x', what: 'What.', why: 'Why.', next: 'Next.' });
  expect(error).toMatchObject({ name: 'AirlogError', message: 'What.', kind, exitCode, problems: [] });
  expect('cause' in error).toBe(false);
});

test('an error keeps what caused it', () => {
  const cause = new Error('socket hang up');
  expect(new AirlogError({ kind: 'try-later', code: 'x', what: '', why: '', next: '', cause }).cause).toBe(
    cause,
  );
});

test('what would do instead is told after the remedy', () => {
  const facts = { kind: 'blocked', code: 'x', what: '', why: '', next: 'Move.' } as const;
  expect(new AirlogError(facts).next).toBe('Move.');
  const remedies = { next: 'Move. Or ask another.', remedy: 'Move.', instead: 'Or ask another.' };
  expect(new AirlogError({ ...facts, instead: 'Or ask another.' })).toMatchObject(remedies);
});

test('invalid files are counted and told together', () => {
  const problem = { file: 'a.json', pointer: '', message: 'x' };
  expect(invalidFiles([problem]).message).toBe('1 problem in 1 file; nothing was written.');
  const three = [problem, { ...problem, pointer: '/y' }, { ...problem, file: 'b.json' }];
  expect(invalidFiles(three)).toMatchObject({
    message: '3 problems in 2 files; nothing was written.',
    exitCode: 4,
    problems: three,
  });
});

test.each<[unknown, boolean]>([
  [Object.assign(new Error('gone'), { code: 'ENOENT' }), true],
  [Object.assign(new Error('no folder'), { code: 'ENOTDIR' }), true],
  [Object.assign(new Error('full'), { code: 'ENOSPC' }), false],
  [new Error('ENOENT'), false],
  [{ code: 'ENOENT' }, false],
  [undefined, false],
])('%j has one of two codes: %s', (error, expected) => {
  expect(hasCode(error, 'ENOENT', 'ENOTDIR')).toBe(expected);
});
