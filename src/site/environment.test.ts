import { describe, expect, test } from 'vitest';
import station from '#config';
import { AirlogError } from '#domain/errors.ts';
import { calendarOf } from '#domain/window.ts';
import { environment } from './environment.ts';

function refusal(env: Record<string, string>): AirlogError {
  try {
    environment(env);
  } catch (error) {
    if (error instanceof AirlogError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('the environment', () => {
  test('defaults to the data folder, the clock and the station’s own address', () => {
    const before = Date.now() - 1000;
    const { folder, now, siteUrl, base } = environment({});
    expect({ folder, siteUrl }).toEqual({ folder: 'data', siteUrl: new URL(station.site.url).origin });
    expect(base).toBe(`${station.site.base.replace(/\/$/, '')}/`);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });

  test('takes every variable, and turns a moment with an offset into UTC', () => {
    const env = {
      AIRLOG_DATA: '/tmp/x',
      AIRLOG_NOW: '2026-03-11T22:00:00-04:00',
      SITE_URL: 'https://user.github.io/',
      BASE_PATH: '/repo',
    };
    expect(environment(env)).toEqual({
      folder: '/tmp/x',
      now: '2026-03-12T02:00:00Z',
      siteUrl: 'https://user.github.io',
      base: '/repo/',
    });
  });

  test('takes an empty variable as not set, but an empty BASE_PATH as the root', () => {
    const empty = environment({ AIRLOG_DATA: '', SITE_URL: '', BASE_PATH: '' });
    expect(empty).toMatchObject({ folder: 'data', siteUrl: new URL(station.site.url).origin, base: '/' });
  });

  test.each([
    ['AIRLOG_NOW', '2026-02-30T00:00:00Z', 'expected a moment'],
    ['AIRLOG_NOW', 'yesterday', 'expected a moment'],
    ['AIRLOG_NOW', '2026-03-12T02:00:00', 'expected a moment'],
    ['AIRLOG_NOW', '9999-12-15T00:00:01Z', 'expected a moment'],
    ['AIRLOG_NOW', '1000-01-14T23:59:59Z', 'expected a moment'],
    ['AIRLOG_NOW', '-000100-01-01T00:00:00Z', 'expected a moment'],
    ['AIRLOG_NOW', '+020000-01-01T00:00:00Z', 'expected a moment'],
    ['SITE_URL', 'ftp://example.org', 'expected an http(s) address'],
    ['SITE_URL', 'https://example.org/path', 'expected scheme and host only'],
    ['BASE_PATH', 'repo', 'expected a path'],
  ])('refuses %s=%s', (name, given, expected) => {
    const error = refusal({ [name]: given });
    expect([error.exitCode, error.code]).toEqual([2, 'invalid-environment']);
    expect(error.message).toContain(name);
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]).toMatchObject({ file: name });
    expect(error.problems[0]?.message).toContain(expected);
    expect(error.problems[0]?.message).toContain(given);
  });

  test.each(['1000-01-15T00:00:00Z', '9999-12-15T00:00:00Z'])(
    'has shows of four-figure years around %s',
    (moment) => {
      const { now } = environment({ AIRLOG_NOW: moment });
      const calendar = calendarOf(station);
      const window = calendar.at(now);
      for (const { start, end } of [calendar.previous(window), window, calendar.next(window)]) {
        expect([start, end]).toEqual([expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)]);
        expect(start >= '1000').toBe(true);
      }
    },
  );

  test('names all that is wrong at once', () => {
    const { problems } = refusal({ AIRLOG_NOW: 'never', BASE_PATH: 'repo' });
    expect(problems.map((problem) => problem.file).sort()).toEqual(['AIRLOG_NOW', 'BASE_PATH']);
  });
});
