import { describe, expect, test } from 'vitest';
import station from '#config';
import { wordedLength } from '#emit/lengths.ts';
import { clockLength, inStationTime, isoLength } from './format.ts';

describe('lengths', () => {
  test.each([
    [0, '0:00', 'PT0S', '0 min'],
    [59_499, '0:59', 'PT59S', '1 min'],
    [225_000, '3:45', 'PT225S', '4 min'],
    [3_599_600, '1:00:00', 'PT3600S', '1 h 0 min'],
    [3_727_000, '1:02:07', 'PT3727S', '1 h 2 min'],
  ])('%i ms is %s, %s, %s', (ms, clock, iso, worded) => {
    const unbroken = worded.replaceAll(' ', '\u00a0');
    expect([clockLength(ms), isoLength(ms), wordedLength(ms)]).toEqual([clock, iso, unbroken]);
  });
});

describe('a moment by the station’s clock', () => {
  const berlin = {
    ...station,
    language: 'en',
    schedule: { ...station.schedule, time_zone: 'Europe/Berlin' },
  };
  const newYork = { ...berlin, schedule: { ...station.schedule, time_zone: 'America/New_York' } };

  test.each([
    ['2026-03-12T02:00:00Z', newYork, 'Wed, Mar 11, 22:00 EDT'],
    ['2026-03-05T03:00:00Z', newYork, 'Wed, Mar 4, 22:00 EST'],
    ['2026-03-12T23:00:00Z', berlin, 'Fri, Mar 13, 00:00 GMT+1'],
  ])('%s', (instant, at, told) => {
    expect(inStationTime(instant, at, 'minute-and-zone')).toBe(told);
  });
});
