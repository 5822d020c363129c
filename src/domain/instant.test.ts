import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours, addSeconds, dayStart, earlier, Instant, instantOf, later } from './instant.ts';

const instants = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9990-01-01'), noInvalidDate: true })
  .map((date) => instantOf(date.toISOString()));

describe('an instant', () => {
  test.each([
    ['2026-03-12T02:00:00Z', true],
    ['2026-03-12T02:00:00.000Z', false],
    ['2026-03-12T02:00Z', false],
    ['2026-03-12T02:00:00', false],
    ['2026-03-12T02:00:00+00:00', false],
    ['2026-03-11T22:00:00-04:00', false],
    ['2026-02-30T00:00:00Z', false],
    ['2026-03-12 02:00:00Z', false],
    ['2026-03-12', false],
  ])('%s is one: %s', (text, valid) => {
    expect(Instant.safeParse(text).success).toBe(valid);
  });

  test('is in order as text when it is in order in time', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(a < b).toBe(Date.parse(a) < Date.parse(b));
        expect([earlier(a, b), later(a, b)]).toEqual(a < b ? [a, b] : [b, a]);
      }),
    );
  });
});

describe('dayStart', () => {
  test.each([
    ['2026-01-01', 'UTC', '2026-01-01T00:00:00Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    ['2026-01-01', 'Asia/Kolkata', '2025-12-31T18:30:00Z'],
    ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s in %s begins at %s', (date, zone, instant) => {
    expect(dayStart(date, zone)).toBe(instant);
  });

  test.each(['2026-02-30', '2026-01', 'yesterday', '', '2026-01-01T00:00:00Z'])('%j is no date', (date) => {
    expect(() => dayStart(date, 'UTC')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  test.each([
    ['2026-03-11T22:00:00-04:00', '2026-03-12T02:00:00Z'],
    ['2025-11-08T10:30:30.218Z', '2025-11-08T10:30:30Z'],
    ['2025-11-08T10:30:30.999999999Z', '2025-11-08T10:30:30Z'],
    ['1969-12-31T23:59:59.500Z', '1969-12-31T23:59:59Z'],
    ['2026-03-12T02:00Z', '2026-03-12T02:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  test.each([
    '',
    'yesterday',
    '2026-03-12',
    '2026-03-12T02:00:00',
    '2026-02-30T00:00:00Z',
    '2019/01/15 15:40:49 +0000',
  ])('%j is refused', (text) => {
    expect(() => instantOf(text)).toThrow(RangeError);
  });

  test('always yields an instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(Instant.safeParse(instant).success).toBe(true);
        expect(instantOf(instant)).toBe(instant);
      }),
    );
  });
});

test('hours and seconds are lengths of time, whatever the clocks do', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -1000, max: 1000 }), (instant, n) => {
      expect(Date.parse(addHours(instant, n)) - Date.parse(instant)).toBe(n * 3_600_000);
      expect(Date.parse(addSeconds(instant, n)) - Date.parse(instant)).toBe(n * 1000);
    }),
  );
});
