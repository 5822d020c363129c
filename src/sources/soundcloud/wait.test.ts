import { expect, test } from 'vitest';
import { askedWaitMs, toldLimit } from './wait.ts';

const SENT = 'Thu, 26 May 2022 16:30:52 GMT';

const limited = (reset_time: unknown) => ({ errors: [{ meta: { rate_limit: {}, reset_time } }] });

test.each<[string, Record<string, string>, unknown, number | null]>([
  ['Retry-After in seconds', { 'retry-after': '17' }, {}, 17_000],
  ['Retry-After as a date', { 'retry-after': 'Thu, 26 May 2022 16:31:00 GMT' }, {}, 8000],
  ['Retry-After in the past', { 'retry-after': 'Thu, 26 May 2022 16:00:00 GMT' }, {}, 0],
  ['Retry-After that is none', { 'retry-after': 'soon' }, {}, null],
  ['Retry-After before reset_time', { 'retry-after': '7' }, limited('2022/05/26 16:31:52 +0000'), 7000],
  ['reset_time', {}, limited('2022/05/26 16:31:52 +0000'), 60_000],
  ['reset_time in another zone', {}, limited('2022/05/26 18:31:52 +0200'), 60_000],
  ['reset_time in the past', {}, limited('2022/05/26 16:00:00 +0000'), 0],
  ['reset_time that is none', {}, limited('tomorrow'), null],
  ['reset_time that is no text', {}, limited(7), null],
  [
    'the latest of several',
    {},
    {
      errors: [
        ...limited('2022/05/26 16:30:53 +0000').errors,
        ...limited('2022/05/26 16:30:55 +0000').errors,
      ],
    },
    3000,
  ],
  ['rate_limit_exceeded', {}, { error: 'rate_limit_exceeded' }, null],
  ['a code', {}, { code: 429, message: 'rate_limit_exceeded', errors: [{ error_message: 'x' }] }, null],
  ['no body', {}, '', null],
])('%s', (_, headers, body, ms) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  expect(askedWaitMs({ status: 429, headers: new Headers({ date: SENT, ...headers }), body: text })).toBe(ms);
});

test('without the sender’s clock a moment tells no wait', () => {
  const body = JSON.stringify(limited('2022/05/26 16:31:52 +0000'));
  expect(askedWaitMs({ status: 429, headers: new Headers(), body })).toBeNull();
});

test.each<[string, unknown, string | null]>([
  ['thirty an hour', { max_nr_of_requests: 30, time_window: 'PT1H' }, '30 requests in 1 hour'],
  ['many a day', { max_nr_of_requests: 15000, time_window: 'PT24H' }, '15,000 requests in 24 hours'],
  ['in a window of another kind', { max_nr_of_requests: 30, time_window: 'soon' }, null],
  ['without a number', { time_window: 'PT1H' }, null],
  ['not at all', undefined, null],
])('a limit told %s', (_, rate_limit, words) => {
  const body = JSON.stringify({ errors: [{ meta: { rate_limit } }] });
  expect(toldLimit({ status: 429, headers: new Headers(), body })).toBe(words);
});
