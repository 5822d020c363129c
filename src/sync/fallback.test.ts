import { describe, expect, test } from 'vitest';
import { AirlogError, type ErrorKind } from '#domain/errors.ts';
import type { LikeSource } from '#domain/source.ts';
import type { SourceName } from '#domain/status.ts';
import { syncFromFirst } from './fallback.ts';
import type { SyncReport } from './report.ts';

const problems = [{ file: 'data/status.json', pointer: '/counts', message: 'is missing' }];

const refusal = (kind: ErrorKind, code: string): AirlogError =>
  new AirlogError({
    kind,
    code,
    what: `What of ${code}.`,
    why: `Why of ${code}.`,
    next: `Next of ${code}.`,
    instead: 'Another source would do.',
    problems,
  });

const BLOCKED = refusal('blocked', 'soundcloud-blocked');
const DOWN = refusal('try-later', 'soundcloud-down');
const BUG = new TypeError('a bug');

/** What a sync from each source comes to, in the order in which they are asked. */
type Outcomes = [SourceName, string[] | Error][];

/** Syncs from some sources: which were asked, and the warnings of the report or what was thrown. */
async function syncFrom(outcomes: Outcomes) {
  const asked: string[] = [];
  const sources = outcomes.map(([name]) => ({ name }) as LikeSource);
  const syncOne = async ({ name }: LikeSource) => {
    asked.push(name);
    const outcome = new Map(outcomes).get(name) ?? [];
    if (outcome instanceof Error) throw outcome;
    return { source: name, warnings: outcome } as unknown as SyncReport;
  };
  const came = await syncFromFirst(sources, syncOne).catch((error: unknown) => error as Error);
  return { asked, came };
}

test('the first source that answers is the only one asked', async () => {
  const { asked, came } = await syncFrom([
    ['web', ['A warning.']],
    ['official', []],
  ]);
  expect(asked).toEqual(['web']);
  expect(came).toEqual({ source: 'web', warnings: ['A warning.'] });
});

test.each<ErrorKind>(['try-later', 'blocked', 'credentials', 'shape'])(
  'after trouble of kind %s the next source is asked, and the report says why',
  async (kind) => {
    const { asked, came } = await syncFrom([
      ['web', refusal(kind, 'no-answer')],
      ['official', ['A warning.']],
    ]);
    expect(asked).toEqual(['web', 'official']);
    const words =
      'The web source failed [no-answer], so likes were read from the official source: What of no-answer.';
    expect(came).toEqual({ source: 'official', warnings: [words, 'A warning.'] });
  },
);

test.each<[string, Error]>([
  ['wrong use', refusal('usage', 'unknown-user')],
  ['a guard', refusal('guard', 'likes-missing')],
  ['invalid files', refusal('invalid', 'invalid-files')],
  ['a bug', BUG],
])('%s would meet every source alike: no other is asked', async (_, error) => {
  const { asked, came } = await syncFrom([
    ['web', error],
    ['official', []],
  ]);
  expect(asked).toEqual(['web']);
  expect(came).toBe(error);
});

describe('where no source answers', () => {
  test('the only one tells why', async () => {
    expect((await syncFrom([['web', BLOCKED]])).came).toBe(BLOCKED);
  });

  test('the first tells why, the other is named, and what helps is told of each', async () => {
    const outcomes: Outcomes = [
      ['web', BLOCKED],
      ['official', DOWN],
    ];
    const { code, kind, why } = BLOCKED;
    const message =
      'What of soundcloud-blocked. The official source failed as well [soundcloud-down]: What of soundcloud-down.';
    const next =
      'For the web source: Next of soundcloud-blocked. For the official source: Next of soundcloud-down.';
    const told = { code, kind, why, next, message, problems, cause: BLOCKED, exitCode: 3 };
    expect((await syncFrom(outcomes)).came).toMatchObject(told);
  });

  test('what helps both is told once', async () => {
    const outcomes: Outcomes = [
      ['web', DOWN],
      ['official', DOWN],
    ];
    expect((await syncFrom(outcomes)).came).toMatchObject({ next: 'Next of soundcloud-down.' });
  });

  test('a bug of the other is a bug', async () => {
    const outcomes: Outcomes = [
      ['web', BLOCKED],
      ['official', BUG],
    ];
    expect((await syncFrom(outcomes)).came).toBe(BUG);
  });

  test('and there is none, that is a bug', async () => {
    expect((await syncFrom([])).came).not.toBeInstanceOf(AirlogError);
  });
});
