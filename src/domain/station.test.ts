import { describe, expect, test } from 'vitest';
import { STATION } from '#tests/values/shows.ts';
import { AirlogError } from './errors.ts';
import { profileUrl } from './host.ts';
import { WEEKDAYS } from './schedule.ts';
import { defineStation, type Station } from './station.ts';

const valid: Station = {
  ...STATION,
  links: [{ label: 'Elsewhere', url: 'https://elsewhere.example/nobody' }],
  upkeep: { mode: 'pull-request', minute: 41 },
};

const FORMER = { ...STATION.host, last_show: '2026-03-11' };
const LEFT = { ...STATION.schedule, last_show: '2026-03-11' };

test('a valid station is kept as it is', () => {
  expect(defineStation(valid)).toEqual(valid);
  expect(profileUrl(valid.host)).toBe('https://soundcloud.com/nobody');
});

test('a station that says nothing of its upkeep pushes, away from the full hour', () => {
  const { upkeep: _, ...silent } = valid;
  expect(defineStation(silent).upkeep).toEqual({ mode: 'push', minute: 17 });
});

describe('a wrong value is told by name with what was expected', () => {
  test.each<[string, unknown, RegExp, string?]>([
    ['/title', '', /something is seen/],
    ['/title', undefined, /^is missing$/],
    ['/title', 'two\nlines', /one line/],
    ['/title', '\u200b', /something is seen/],
    ['/description', '', /something is seen/],
    ['/host/name', '\u200b', /something is seen/],
    ['/language', 'English!', /a language tag such as en/],
    ['/language', 'EN', /a language tag such as en/],
    ['/language', 'english', /a language tag such as en/],
    ['/language', 'x-en', /a language tag such as en/],
    ['/language', 'en-x', /a language tag such as en/],
    ['/language', 'en-a', /a language tag such as en/],
    ['/language', 'de-1', /a language tag such as en/],
    ['/language', 'en-GB-GB', /a language tag such as en/],
    ['/language', 'en-abcdefghij', /a language tag such as en/],
    ['/host/name', 7, /expected string/],
    ['/host/soundcloud_user', 'https://soundcloud.com/nobody', /the last part of the profile address/],
    ['/host/soundcloud_user', '', /the last part of the profile address/],
    ['/host/soundcloud_user_id', '4', /expected number/],
    ['/host/soundcloud_user_id', 0, />0/],
    ['/host/soundcloud_user_id', 1.5, /expected int/],
    ['/schedule/weekday', 'wednesday', /"Monday"\|"Tuesday"/],
    ['/schedule/time', '24:00', /from 00:00 to 23:59/],
    ['/schedule/time', '9:00', /from 00:00 to 23:59/],
    ['/schedule/time', '022:00', /from 00:00 to 23:59/],
    ['/schedule/time', '10:00 pm', /from 00:00 to 23:59/],
    ['/schedule/time_zone', 'New York', /an IANA time zone, spelled as in America\/New_York/],
    ['/schedule/time_zone', 'america/new_york', /spelled as in America\/New_York/],
    ['/schedule/time_zone', 'EUROPE/BERLIN', /spelled as in Europe\/Berlin/],
    ['/schedule/time_zone', 'utc', /spelled as in UTC/],
    ['/schedule/time_zone', '', /an IANA time zone/],
    ['/schedule/time_zone', '-05:00', /an IANA time zone/],
    ['/schedule/time_zone', '2026-03-11T22:00[America/New_York]', /an IANA time zone/],
    ['/upkeep/mode', 'merge', /"push"\|"pull-request"/],
    ['/upkeep/minute', 60, /<=59/],
    ['/upkeep/minute', -1, />=0/],
    ['/websub_hub', 'hub.example', /an http\(s\) address/],
    ['/site/url', 'radio.example', /an http\(s\) address/],
    ['/site/url', 'ftp://radio.example', /an http\(s\) address/],
    ['/site/url', 'https://radio.example/archive', /belongs in site\.base/],
    ['/site/url', 'https://radio.example/?a=b', /belongs in site\.base/],
    ['/site/url', 'https://me:secret@radio.example', /belongs in site\.base/],
    ['/site/base', 'archive', /a path such as/],
    ['/site/base', '/a b', /a path such as/],
    ['/site/base', '//evil.example', /a path such as/],
    ['/site/base', '/a/../b', /a path such as/],
    ['/site/base', '/./a', /a path such as/],
    ['/site/base', '/..', /a path such as/],
    ['/links', undefined, /a list of links/],
    ['/links/0/url', 'javascript:alert(1)', /an http\(s\) address/],
    ['/links/0/label', '', /something is seen/],
    ['/unknown', 1, /unknown field/],
    ['/schedule/zone', 'UTC', /unknown field/],
    ['/earlier_schedules', {}, /expected array/],
    ['/earlier_schedules/0', { ...LEFT, last_show: '2026-3-11' }, /the date of a show/, '/last_show'],
    ['/earlier_schedules/0', { ...LEFT, last_show: '2026-03-12' }, /expected a Wednesday/, '/last_show'],
    ['/earlier_schedules/0', { ...LEFT, until: '2026-03-11' }, /unknown field/, '/until'],
    ['/last_show', '2026-3-11', /the date of a show/],
    ['/last_show', '2026-03-12', /expected a Wednesday/],
    ['/earlier_hosts/0', { ...FORMER, last_show: '11.3.2026' }, /the date of a show/, '/last_show'],
    ['/earlier_hosts/0', { ...FORMER, last_show: '2026-03-12' }, /such as 2026-03-11/, '/last_show'],
    ['/earlier_hosts', [FORMER, FORMER], /a show after that of 2026-03-11/, '/1/last_show'],
    ['/earlier_hosts/0', { ...FORMER, soundcloud_user_id: 0 }, />0/, '/soundcloud_user_id'],
  ])('%s = %j', (place, value, expected, at = '') => {
    const pointer = place + at;
    const error = refusal(withValue(place, value));
    expect(error).toMatchObject({ code: 'invalid-config', exitCode: 2 });
    expect(error.problems).toEqual([
      { file: 'station.config.ts', pointer, message: expect.stringMatching(expected) },
    ]);
  });

  test('schedules that follow one another too soon, and a last show before them', () => {
    const error = refusal({
      ...valid,
      earlier_schedules: [LEFT, { ...LEFT, weekday: 'Sunday', last_show: '2026-03-08' }],
      last_show: '2026-03-11',
    });
    expect(error.problems).toMatchObject([
      { pointer: '/earlier_schedules/1/last_show', message: 'expected 2026-03-15 or later' },
      { pointer: '/last_show', message: 'expected 2026-03-18 or later' },
    ]);
  });

  test('all of them at once', () => {
    const error = refusal({ ...valid, title: '', site: { url: 'x', base: 'y' } });
    expect(error.problems.map((problem) => problem.pointer)).toEqual(['/title', '/site/url', '/site/base']);
  });
});

test.each<[string, unknown]>([
  ...WEEKDAYS.map((day): [string, string] => ['/schedule/weekday', day]),
  ['/schedule/time', '00:00'],
  ['/schedule/time', '19:30'],
  ['/schedule/time', '23:59'],
  ['/schedule/time_zone', 'UTC'],
  ['/schedule/time_zone', 'Pacific/Apia'],
  ['/schedule/time_zone', 'Asia/Kathmandu'],
  ['/schedule/time_zone', 'America/Argentina/Buenos_Aires'],
  ['/language', 'en'],
  ['/language', 'de'],
  ['/language', 'en-GB'],
  ['/language', 'sr-Latn-RS'],
  ['/language', 'de-1996'],
  ['/language', 'gsw'],
  ['/language', 'en-x-pirate'],
  ['/host/soundcloud_user', 'DJ_Night-Ferry7'],
  ['/site/base', '/'],
  ['/site/base', '/a'],
  ['/site/base', '/airlog'],
  ['/site/base', '/airlog/'],
  ['/site/base', '/a/b.c/~d'],
  ['/site/base', '/-a.b~c-d/-e.f~g-h'],
  ['/site/base', '/~'],
  ['/websub_hub', 'https://hub.example/push'],
  ['/upkeep/minute', 0],
  ['/upkeep/minute', 59],
  ['/earlier_hosts', [FORMER, { ...FORMER, last_show: '2026-03-18' }]],
  ['/earlier_schedules', [LEFT, { ...LEFT, time: '20:00', last_show: '2026-03-18' }]],
  ['/last_show', '2026-03-11'],
])('%s may be %j', (pointer, value) => {
  const station = withValue(pointer, value);
  expect(defineStation(station)).toEqual(station);
});

test.each([
  ['letters', 'a'.repeat(100_000)],
  ['folders', 'a/'.repeat(50_000)],
])('a base of a hundred thousand %s is answered, and refused for a space at its end', (_what, base) => {
  expect(defineStation({ ...valid, site: { ...valid.site, base: `/${base}` } }).site.base).toBe(`/${base}`);
  expect(refusal(withValue('/site/base', `/${base} `)).problems).toHaveLength(1);
});

/** The valid station with one value replaced at a JSON pointer. */
function withValue(pointer: string, value: unknown): Station {
  const station: Station = structuredClone(valid);
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  const parent = path.reduce<unknown>((node, key) => Reflect.get(Object(node), key), station);
  Reflect.set(Object(parent), last, value);
  return station;
}

function refusal(config: Station): AirlogError {
  try {
    defineStation(config);
  } catch (error) {
    if (error instanceof AirlogError) return error;
    throw error;
  }
  throw new Error('the station was accepted');
}
