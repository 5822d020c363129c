import { describe, expect, test } from 'vitest';
import { Edits } from '#domain/edit.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Status } from '#domain/status.ts';
import { type Calendar, calendarOf } from '#domain/window.ts';
import { CALENDAR, STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { demandDates, startingPoint } from './starting-point.ts';

const dateless = { name: 'official', tellsDates: false } as LikeSource;
const dated = { name: 'web', tellsDates: true } as LikeSource;
const NO_SHRINKING = { allowShrink: false };
/** A success in the week that ends on 2026-03-12T02:00:00Z. */
const success = someStatus({ current_show: '2026-03-04', last_success: '2026-03-11T12:00:00Z' });
/** A success of a time when that week was the last. */
const afterEnd = { ...success, last_success: '2026-06-30T12:00:00Z' };
const ENDED = calendarOf({ ...STATION, last_show: '2026-03-04' });

test.each<[string, string | null, Status | null, string, Calendar?]>([
  ['a first sync', 'first-sync-needs-dates', null, '2026-03-11T12:00:00Z'],
  ['a sync of the same week', null, success, '2026-03-11T13:00:00Z'],
  ['a sync after the turn of the week', null, success, '2026-03-12T02:00:00Z'],
  ['a sync while the week can be mended', null, success, '2026-03-14T01:59:59Z'],
  ['a sync once it is final', 'missed-week-needs-dates', success, '2026-03-14T02:00:00Z'],
  ['a sync months later', 'missed-week-needs-dates', success, '2026-07-01T00:00:00Z'],
  [
    'a sync of a show that has ended since',
    'missed-week-needs-dates',
    success,
    '2026-07-01T00:00:00Z',
    ENDED,
  ],
  ['a sync of a show that had ended before', null, afterEnd, '2026-07-01T00:00:00Z', ENDED],
  ['a sync of a show that goes on', 'missed-week-needs-dates', afterEnd, '2026-07-01T00:00:00Z'],
])('%s, from a source without dates: %s', (_, code, status, now, calendar = CALENDAR) => {
  const readings = { present: { start: null } };
  const demand = (source: LikeSource) => () => demandDates(status, source, readings, calendar, now);
  if (code === null) expect(demand(dateless)).not.toThrow();
  else expect(demand(dateless)).toThrow(expect.objectContaining({ code, exitCode: 3 }));
  expect(demand(dated)).not.toThrow();
});

describe('where the sample lies', () => {
  const edits = ['2026-03-04', '2026-03-11'].map((slug) => ({
    slug,
    file: `data/edits/${slug}.json`,
    edits: Edits.parse({}),
  }));
  const sample = {
    status: someStatus({ source: 'sample', user_id: 1 }),
    shows: new Map([['2026-03-11', someShow('2026-03-11', [someLike()])]]),
    edits,
    editProblems: [],
    sampleEdits: ['2026-03-11'],
  };

  test('a sync of the host begins with nothing but people’s own edits', () => {
    const peoples = edits.slice(0, 1);
    expect(startingPoint(sample, STATION, dated, NO_SHRINKING)).toEqual({
      status: null,
      shows: new Map(),
      edits: peoples,
      dropEdits: ['2026-03-11'],
      strayEdits: peoples,
      dropShows: [],
    });
  });

  test.each([
    ['the sample’s own sync', sample, 'sample'],
    ['a sync over an archive', { ...sample, status: someStatus() }, 'web'],
    ['a first sync', { ...sample, status: null }, 'web'],
  ])('%s begins with all of it', (_, before, name) => {
    const { status, shows } = before;
    const start = startingPoint(before, STATION, { name } as LikeSource, NO_SHRINKING);
    expect(start).toEqual({ status, shows, edits, dropEdits: [], strayEdits: [], dropShows: [] });
  });
});
