import fc from 'fast-check';
import {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  FORBIDDEN_EMPTY,
  GATEWAY_TIMEOUT,
  HTML_AS_ANSWER,
  MISSING,
  OTHER_SHAPE,
  STALE,
} from '../upstream/trouble.ts';
import type { NaiveTurn } from './naive-weeks.ts';

/** What happens next. Picks are shares of however many there are to pick from. */
export type Step =
  | { kind: 'nothing' }
  | { kind: 'like'; picks: number[]; playlist: boolean }
  | { kind: 'unlike'; pick: number; many: boolean }
  | { kind: 'relike'; pick: number }
  | { kind: 'remove' | 'hide' | 'unlist' | 'restore' | 'rename' | 'rename user'; pick: number }
  | { kind: 'other length'; pick: number; by: number }
  | {
      kind: 'edit';
      verb: 'add' | 'remove' | 'move' | 'correct';
      show: number;
      pick: number;
      place: number | null;
    }
  | { kind: 'wait'; seconds: number }
  | { kind: 'wait for'; moment: 'turn' | 'final'; off: number }
  | { kind: 'clock'; seconds: number | 'right' }
  | { kind: 'end' | 'go on' }
  | {
      kind: 'sync';
      from: From;
      full: boolean;
      allowShrink: boolean;
      allowUndated: boolean;
      links: boolean;
      trouble: TroubleStep;
    };

export type From = 'web' | 'official';

/** Where a sync meets trouble: once, on a page of likes and for good, at the look-ups, or before all else. */
export type TroubleStep =
  | { where: 'nowhere' }
  | {
      where: 'once' | 'page' | 'lookups' | 'singles' | 'resolve' | 'front';
      how: keyof typeof TROUBLES;
      page: number;
    };

export const TROUBLES = {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  FORBIDDEN_EMPTY,
  GATEWAY_TIMEOUT,
  HTML_AS_ANSWER,
  MISSING,
  OTHER_SHAPE,
  STALE,
  reset: 'reset',
  cut: 'cut',
} as const;

/** The codes by which a sync says what it met. */
export const REFUSALS: Record<From, Record<keyof typeof TROUBLES, string>> = {
  web: refusals('client-id-refused'),
  official: refusals('official-access-refused'),
};

function refusals(denied: string): Record<keyof typeof TROUBLES, string> {
  return {
    BLOCKED_PAGE: 'soundcloud-blocked',
    BROKEN: 'soundcloud-failing',
    CAPTCHA: 'soundcloud-blocked',
    FORBIDDEN_EMPTY: denied,
    GATEWAY_TIMEOUT: 'soundcloud-failing',
    HTML_AS_ANSWER: 'soundcloud-not-json',
    MISSING: 'soundcloud-unexpected-status',
    OTHER_SHAPE: 'soundcloud-shape',
    STALE: denied,
    reset: 'soundcloud-failing',
    cut: 'soundcloud-failing',
  };
}

const HOUR = 3600;
const DAY = 24 * HOUR;

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const seldom = fc.nat({ max: 7 }).map((n) => n === 7);
const often = fc.nat({ max: 2 }).map((n) => n === 2);
const sign = fc.constantFrom(-1, 1);

const trouble = fc.oneof(
  { arbitrary: fc.constant<TroubleStep>({ where: 'nowhere' }), weight: 5 },
  {
    arbitrary: fc.oneof(
      troubleAt('once', 'BROKEN', 'GATEWAY_TIMEOUT', 'reset', 'cut'),
      troubleAt('page', ...(Object.keys(TROUBLES) as (keyof typeof TROUBLES)[])),
      troubleAt('lookups', 'BROKEN', 'BLOCKED_PAGE', 'reset', 'HTML_AS_ANSWER'),
      troubleAt('singles', 'BROKEN', 'cut', 'GATEWAY_TIMEOUT', 'HTML_AS_ANSWER'),
      troubleAt('resolve', 'BROKEN', 'BLOCKED_PAGE', 'OTHER_SHAPE', 'reset'),
      troubleAt('front', 'BROKEN', 'BLOCKED_PAGE', 'reset'),
    ),
    weight: 3,
  },
);

function troubleAt(
  where: Exclude<TroubleStep['where'], 'nowhere'>,
  ...hows: (keyof typeof TROUBLES)[]
): fc.Arbitrary<TroubleStep> {
  return fc.record({
    where: fc.constant(where),
    how: fc.constantFrom(...hows),
    page: fc.integer({ min: 1, max: 3 }),
  });
}

const wait = fc.oneof(
  fc.integer({ min: 1, max: 90 }),
  fc.integer({ min: HOUR, max: 30 * HOUR }),
  fc.integer({ min: DAY, max: 10 * DAY }),
  fc.integer({ min: 2 * 7 * DAY, max: 5 * 7 * DAY }),
  fc.constant(238 * DAY),
);

const clockError = fc.oneof(
  fc.constantFrom(1, 30, 50 * 60),
  fc.integer({ min: HOUR, max: 3 * HOUR }),
  fc.integer({ min: DAY, max: 30 * DAY }),
);

/** The first shrinks every other step away. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant<Step>({ kind: 'nothing' }), weight: 1 },
  {
    arbitrary: step('like', {
      picks: fc.array(share, { minLength: 1, maxLength: 12, size: 'max' }),
      playlist: seldom,
    }),
    weight: 7,
  },
  { arbitrary: step('unlike', { pick: share, many: seldom }), weight: 3 },
  { arbitrary: step('relike', { pick: share }), weight: 2 },
  { arbitrary: step('remove', { pick: share }), weight: 1 },
  { arbitrary: step('hide', { pick: share }), weight: 2 },
  { arbitrary: step('unlist', { pick: share }), weight: 2 },
  { arbitrary: step('restore', { pick: share }), weight: 3 },
  { arbitrary: step('rename', { pick: share }), weight: 2 },
  { arbitrary: step('rename user', { pick: share }), weight: 1 },
  { arbitrary: step('other length', { pick: share, by: fc.constantFrom(-20, 15, 5000) }), weight: 1 },
  {
    arbitrary: step('edit', {
      verb: fc.constantFrom(
        'add' as const,
        'add' as const,
        'remove' as const,
        'move' as const,
        'correct' as const,
      ),
      show: share,
      pick: share,
      place: fc.option(share),
    }),
    weight: 6,
  },
  { arbitrary: step('wait', { seconds: wait }), weight: 5 },
  {
    arbitrary: step('wait for', {
      moment: fc.constantFrom('turn' as const, 'final' as const),
      off: fc.constantFrom(-1800, -1, 0, 1),
    }),
    weight: 5,
  },
  {
    arbitrary: step('clock', {
      seconds: fc.oneof(
        fc.constant('right' as const),
        fc.tuple(sign, clockError).map(([direction, seconds]) => direction * seconds),
      ),
    }),
    weight: 2,
  },
  { arbitrary: fc.constant<Step>({ kind: 'end' }), weight: 2 },
  { arbitrary: fc.constant<Step>({ kind: 'go on' }), weight: 1 },
  {
    arbitrary: step('sync', {
      from: fc.constantFrom('web' as const, 'web' as const, 'official' as const),
      full: seldom,
      allowShrink: seldom,
      allowUndated: fc.boolean(),
      links: often,
      trouble,
    }),
    weight: 20,
  },
);

function step<Kind extends Step['kind']>(
  kind: Kind,
  fields: {
    [Key in Exclude<keyof (Step & { kind: Kind }), 'kind'>]: fc.Arbitrary<(Step & { kind: Kind })[Key]>;
  },
): fc.Arbitrary<Step> {
  return fc.record<object>(fields).map((values) => ({ ...values, kind }) as Step);
}

/** Shortly before each of New York’s two changes of the clocks, in the middle of a year, and at its turn. */
const BEGINNINGS = [
  '2026-03-06T12:00:00Z',
  '2026-10-29T12:00:00Z',
  '2026-06-20T12:00:00Z',
  '2025-12-30T12:00:00Z',
];

export interface History {
  begin: string;
  /** To which turn the show moves, and after how many weeks; null where it stays. */
  move: (NaiveTurn & { weeks: number }) | null;
  /** Another host takes over when so many weeks have ended; so many days later and untold where an account is lost. */
  handover: { weeks: number; lostAfterDays: number | null } | null;
  pageLimit: number;
  hiddenLikes: 'omitted' | 'null-track' | 'no-track' | 'stub';
  lastPage: 'null' | 'no-key';
  stubs: number[];
  steps: Step[];
}

export function histories(tracks: readonly number[], length: number): fc.Arbitrary<History> {
  return fc.record({
    begin: fc.constantFrom(...BEGINNINGS),
    move: fc.option(
      fc.record({
        weeks: fc.nat({ max: 3 }),
        weekday: fc.nat({ max: 6 }),
        time: fc.constantFrom('22:00', '20:00', '23:30', '00:00'),
      }),
    ),
    handover: fc.option(
      fc.record({ weeks: fc.nat({ max: 3 }), lostAfterDays: fc.option(fc.integer({ min: 3, max: 6 })) }),
    ),
    pageLimit: fc.constantFrom(200, 2, 3, 5),
    hiddenLikes: fc.constantFrom('omitted', 'null-track', 'no-track', 'stub'),
    lastPage: fc.constantFrom('null', 'no-key'),
    stubs: fc.oneof(fc.constant<number[]>([]), fc.subarray([...tracks])),
    steps: fc.array(anyStep, { minLength: length, maxLength: length }),
  });
}
