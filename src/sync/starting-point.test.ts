import { expect, test } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import type { Status } from '#domain/status.ts';
import { CALENDAR, someStatus } from '#tests/values/shows.ts';
import { demandDates } from './starting-point.ts';

const dateless = { name: 'official', tellsDates: false } as LikeSource;
const dated = { name: 'web', tellsDates: true } as LikeSource;
/** A success in the week that ends on 2026-03-12T02:00:00Z. */
const success = someStatus({ current_show: '2026-03-04', last_success: '2026-03-11T12:00:00Z' });

test.each<[string, Status | null, string, string | null]>([
  ['a first sync', null, '2026-03-11T12:00:00Z', 'first-sync-needs-dates'],
  ['a sync of the same week', success, '2026-03-11T13:00:00Z', null],
  ['a sync after the turn of the week', success, '2026-03-12T02:00:00Z', null],
  ['a sync while the week can be mended', success, '2026-03-14T01:59:59Z', null],
  ['a sync once it is final', success, '2026-03-14T02:00:00Z', 'missed-week-needs-dates'],
  ['a sync months later', success, '2026-07-01T00:00:00Z', 'missed-week-needs-dates'],
])('%s, from a source without dates: %4$s', (_, status, now, code) => {
  const demand = (source: LikeSource) => () => demandDates(status, source, CALENDAR, now);
  if (code === null) expect(demand(dateless)).not.toThrow();
  else expect(demand(dateless)).toThrow(expect.objectContaining({ code, exitCode: 3 }));
  expect(demand(dated)).not.toThrow();
});
