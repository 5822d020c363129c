import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonPointer, problemsIn, problemText } from './problems.ts';

test.each<[PropertyKey[], string]>([
  [[], ''],
  [['likes', 3], '/likes/3'],
  [['a/b', 'm~n', '~1'], '/a~1b/m~0n/~01'],
  [[''], '/'],
  [['x\n\u001b[8my'], '/x [8my'],
])('the pointer of %j is %j', (path, pointer) => {
  expect(jsonPointer(path)).toBe(pointer);
});

test('a problem is told on one line, without what moves a cursor', () => {
  const problem = { file: 'data/a\nb\u009b.json', pointer: '/x', message: 'no \u001b[2J' };
  expect(problemText(problem)).toBe('data/a b .json /x: no  [2J');
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
