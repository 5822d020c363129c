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
  ['thrown as it is', 'thrown as it is'],
  [undefined, 'undefined'],
])('%o: the innermost words', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
