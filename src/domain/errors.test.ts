import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AirlogError, type ErrorKind, hasCode, invalidFiles, jsonPointer, problemsIn } from './errors.ts';

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

test.each<[PropertyKey[], string]>([
  [[], ''],
  [['likes', 3], '/likes/3'],
  [['a/b', 'm~n', '~1'], '/a~1b/m~0n/~01'],
  [[''], '/'],
])('the pointer of %j is %j', (path, pointer) => {
  expect(jsonPointer(path)).toBe(pointer);
});

describe('problems of a file', () => {
  const schema = z.strictObject({ list: z.array(z.strictObject({ n: z.int() })) });
  const problems = (value: unknown) =>
    problemsIn('data/x.json', schema.safeParse(value).error ?? new z.ZodError([]));

  test('are told one per place', () => {
    expect(problems({ list: [{ n: 1 }, { n: '2' }, {}] }).map(({ file, pointer }) => file + pointer)).toEqual(
      ['data/x.json/list/1/n', 'data/x.json/list/2/n'],
    );
  });

  test('name every unknown field by its own pointer', () => {
    expect(problems({ list: [{ n: 1, 'a/b': 1, c: 2 }], d: 3 })).toEqual([
      { file: 'data/x.json', pointer: '/list/0/a~1b', message: 'unknown field' },
      { file: 'data/x.json', pointer: '/list/0/c', message: 'unknown field' },
      { file: 'data/x.json', pointer: '/d', message: 'unknown field' },
    ]);
  });

  test('call a field that is not there missing, in no words of a program', () => {
    expect(problems({ list: [{}] })).toEqual([
      { file: 'data/x.json', pointer: '/list/0/n', message: 'is missing' },
    ]);
    expect(problems({})).toEqual([{ file: 'data/x.json', pointer: '/list', message: 'is missing' }]);
  });

  test('of the whole file have an empty pointer', () => {
    expect(problems(7)).toMatchObject([{ file: 'data/x.json', pointer: '' }]);
  });
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
