import { describe, expect, test } from 'vitest';
import station from '#config';
import { inStationTime } from './format.ts';

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
