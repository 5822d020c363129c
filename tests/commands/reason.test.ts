import { expect, test } from 'vitest';
import { reasonOf } from '../../scripts/console/reason.ts';

const NO_WORDS = '';
const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');

test.each<[unknown, string]>([
  [refused, refused.message],
  [new TypeError('fetch failed', { cause: refused }), refused.message],
  [new Error('GET /x', { cause: new TypeError('fetch failed', { cause: refused }) }), refused.message],
  // Of a host with several addresses Node tells no words of its own.
  [new TypeError('fetch failed', { cause: new AggregateError([refused], NO_WORDS) }), 'fetch failed'],
  [new Error('it answered 500', { cause: 'a word' }), 'it answered 500'],
  // It quotes the header, or the address with a name and a password, that it does not like.
  [new TypeError('Headers.append: "Bearer secret" is invalid'), 'the request cannot be sent as it is'],
  [
    new Error('GET /x', {
      cause: new TypeError('a URL that includes credentials: https://a:secret@x.example'),
    }),
    'the request cannot be sent as it is',
  ],
  ['thrown as it is', 'thrown as it is'],
  [undefined, 'undefined'],
])('%o: the innermost words', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
