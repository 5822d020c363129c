import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { now, startClock, stopClock } from './clock.ts';
import { environment } from './environment.ts';

/** Moments are told to the second. */
const A_WHILE_MS = 1100;

afterEach(startClock);

describe('the clock of a build', () => {
  test('goes until it is stopped', async () => {
    const before = now();
    await expect.poll(now).not.toBe(before);
  });

  test('goes on when it is started again', async () => {
    const moment = stopClock();
    startClock();
    await expect.poll(now).not.toBe(moment);
  });

  test('stands where it is stopped, for the environment too', async () => {
    const moment = stopClock();
    await setTimeout(A_WHILE_MS);
    expect([now(), environment({}).now]).toEqual([moment, moment]);
  });

  test('can be set to where that of another thread stands', () => {
    expect(stopClock('2026-03-12T02:00:00Z')).toBe('2026-03-12T02:00:00Z');
    expect(environment({}).now).toBe('2026-03-12T02:00:00Z');
    expect(environment({ AIRLOG_NOW: '2026-03-19T02:00:00Z' }).now).toBe('2026-03-19T02:00:00Z');
  });
});
