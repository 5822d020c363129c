import { expect, test } from 'vitest';
import type { AirlogError } from '#domain/errors.ts';
import { blocked, failing, notJson, tooFast, tooSlow, unreachable, withheld } from './errors.ts';
import { unknown } from './lookup.ts';
import { clientIdRefused } from './web/errors.ts';

const HOST = 'api.example';

test.each<[string, AirlogError]>([
  ['no network', unreachable(HOST, 'ECONNREFUSED')],
  ['a refused address', blocked(HOST, 'web')],
  ['a refused client id', clientIdRefused()],
  ['too many requests', tooFast({ host: HOST, pathname: '/tracks' }, null, null)],
])('%s would meet the next request as well', (_, trouble) => {
  expect(unknown(trouble)).toMatchObject({ lasting: true });
});

test.each<[string, AirlogError]>([
  ['a time-out', tooSlow(HOST, 6)],
  ['an outage', failing(HOST, 'status 503', 6)],
  ['a strange answer', notJson('/tracks/1')],
  ['a track that is withheld', withheld('/tracks/1')],
])('%s may spare the next request', (_, trouble) => {
  expect(unknown(trouble)).not.toHaveProperty('lasting');
});

test('what is withheld was answered for', () => {
  expect(unknown(withheld('/tracks/1'))).toMatchObject({ kind: 'unknown', withheld: true });
  expect(unknown(blocked(HOST, 'web'))).not.toHaveProperty('withheld');
});
