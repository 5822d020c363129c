import { expect, test } from 'vitest';
import type { Instant } from '#domain/instant.ts';
import { text } from '#tests/upstream/answer.ts';
import { someUser } from '#tests/upstream/builders.ts';
import { NOBODY, openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, type Fault } from '#tests/upstream/faults.ts';
import { GOOD_MANNERS, type Manners } from '#tests/upstream/manners.ts';
import { homePage } from '#tests/upstream/pages.ts';
import type { Upstream } from '#tests/upstream/server.ts';
import { BLOCKED_PAGE, BROKEN, FORBIDDEN_EMPTY, FORBIDDEN_JSON, STALE } from '#tests/upstream/trouble.ts';
import { emptyWorld } from '#tests/upstream/world.ts';
import type { ClientIdCache, ClientIdMemory } from './settings.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const OTHER_ID = 'anotherClientIdOf32Characters0002';
const open = (manners: Partial<Manners> = {}) => openUpstream(emptyWorld(HOST), manners);
const asked = (upstream: Upstream) => upstream.requests.map(({ role, path }) => `${role} ${path}`);

/** A cache that a test can look into. */
function cacheHolding(id: string | null, searched_at: Instant | null = null) {
  const cache: ClientIdCache & { kept: ClientIdMemory } = {
    kept: { id, searched_at },
    read: async () => cache.kept,
    write: async (memory) => {
      cache.kept = memory;
    },
  };
  return cache;
}

test('a given id is used as it is', async () => {
  const upstream = await open();
  const source = webSource(upstream, {
    clientId: GOOD_MANNERS.clientId,
    clientIdCache: cacheHolding(OTHER_ID),
  });
  expect(await source.findUser('the-host')).toMatchObject({ id: HOST.id });
  expect(asked(upstream)).toEqual(['api-v2 /resolve']);
});

test('a given id that is refused is told by its variable; no other is looked for', async () => {
  const upstream = await open();
  const error = await webSource(upstream, { clientId: OTHER_ID })
    .findUser('the-host')
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'credentials', code: 'given-client-id-refused' });
  expect(String(error)).toContain('SOUNDCLOUD_WEB_CLIENT_ID');
  expect(asked(upstream)).toEqual(['api-v2 /resolve']);
});

test('a cached id is proved by one call and used', async () => {
  const upstream = await open();
  await webSource(upstream, { clientIdCache: cacheHolding(GOOD_MANNERS.clientId) }).findUser('the-host');
  expect(asked(upstream)).toEqual(['api-v2 /tracks', 'api-v2 /resolve']);
});

test('a cached id that is stale is replaced by the page’s, in the cache too', async () => {
  const upstream = await open();
  const cache = cacheHolding(OTHER_ID);
  await webSource(upstream, { clientIdCache: cache }).findUser('the-host');
  expect(asked(upstream)).toEqual(['api-v2 /tracks', 'web /', 'api-v2 /resolve']);
  expect(cache.kept.id).toBe(GOOD_MANNERS.clientId);
});

test('an id is looked for once, however much is asked', async () => {
  const upstream = await open();
  const source = webSource(upstream);
  await source.findUser('the-host');
  await source.findUser('the-host');
  expect(asked(upstream)).toEqual(['web /', 'api-v2 /resolve', 'api-v2 /resolve']);
});

test.each<[string, Partial<Manners>, string[]]>([
  ['on the page', {}, ['web /']],
  ['in the last script', { clientIdIn: ['script', 'mobile'] }, ['web /', 'assets /assets/53-a49d47cd.js']],
  [
    'on the mobile page',
    { clientIdIn: ['mobile'] },
    [
      'web /',
      'assets /assets/53-a49d47cd.js',
      'assets /assets/2-a2471f37.js',
      'assets /assets/18-eb4f8922.js',
      'assets /assets/57-cbf68d18.js',
      'mobile /',
    ],
  ],
])('an id %s is found', async (_, manners, path) => {
  const upstream = await open(manners);
  expect(await webSource(upstream).findUser('the-host')).toMatchObject({ id: HOST.id });
  expect(asked(upstream)).toEqual([...path, 'api-v2 /resolve']);
});

test.each([
  ['refused', BLOCKED_PAGE],
  ['failing', BROKEN],
])('where the page is %s, the mobile page serves', async (_, respond) => {
  const upstream = await open();
  upstream.faults.push({ when: at.page, respond });
  expect(await webSource(upstream).findUser('the-host')).toMatchObject({ id: HOST.id });
});

test.each([
  ['every page is refused', BLOCKED_PAGE, 'blocked', 'soundcloud-blocked'],
  ['every page is refused without a word', FORBIDDEN_EMPTY, 'blocked', 'soundcloud-blocked'],
  ['every page fails', BROKEN, 'try-later', 'soundcloud-failing'],
])('when %s, that is the error', async (_, respond, kind, code) => {
  const upstream = await open();
  upstream.faults.push({ when: at.anyPage, respond });
  await expect(webSource(upstream).findUser('the-host')).rejects.toMatchObject({ kind, code });
});

test('pages without an id are an error that says what to do', async () => {
  const upstream = await open({ clientIdIn: [] });
  await expect(webSource(upstream).findUser('the-host')).rejects.toMatchObject({
    code: 'client-id-not-found',
    next: expect.stringContaining('SOUNDCLOUD_WEB_CLIENT_ID'),
  });
});

test('without any connection to the page no other host is tried', async () => {
  const upstream = await open();
  const source = webSource(upstream, { webUrl: NOBODY });
  await expect(source.findUser('the-host')).rejects.toMatchObject({ code: 'soundcloud-unreachable' });
  expect(asked(upstream)).toEqual([]);
});

test('where the API refuses this address, a cached id is not blamed', async () => {
  const upstream = await open();
  const cache = cacheHolding(GOOD_MANNERS.clientId);
  upstream.faults.push({ when: at.api, respond: BLOCKED_PAGE });
  const source = webSource(upstream, { clientIdCache: cache });
  await expect(source.findUser('the-host')).rejects.toMatchObject({ kind: 'blocked' });
  expect(asked(upstream)).toEqual(['api-v2 /tracks']);
});

test.each([
  ['401', STALE],
  ['403 with JSON', FORBIDDEN_JSON],
  ['403 without a body', FORBIDDEN_EMPTY],
])('an id that grows stale in use (%s) is renewed once', async (_, respond) => {
  const upstream = await open();
  const source = webSource(upstream);
  await source.findUser('the-host');
  upstream.manners = { ...upstream.manners, clientId: OTHER_ID };
  upstream.faults.push({ when: at.resolve, times: 1, respond });
  expect(await source.findUser('the-host')).toMatchObject({ id: HOST.id });
  expect(asked(upstream)).toEqual([
    'web /',
    'api-v2 /resolve',
    'api-v2 /resolve',
    'web /',
    'api-v2 /resolve',
  ]);
});

test('an id that SoundCloud gives out and refuses is given up', async () => {
  const upstream = await open({ publishedClientId: OTHER_ID });
  const error = await webSource(upstream)
    .findUser('the-host')
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'credentials', code: 'client-id-refused' });
  expect(upstream.requests.filter(({ role }) => role === 'api-v2')).toHaveLength(1);
  expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(OTHER_ID);
});

test('a renewed id that is refused as well is given up', async () => {
  const upstream = await open({ publishedClientId: OTHER_ID });
  const renewed = homePage({ ...GOOD_MANNERS, publishedClientId: 'aThirdClientIdOf32Characters00003' });
  upstream.faults.push({ when: atVisit(2, at.page), respond: text('html', renewed) });
  await expect(webSource(upstream).findUser('the-host')).rejects.toMatchObject({ code: 'client-id-refused' });
  expect(asked(upstream)).toEqual(['web /', 'api-v2 /resolve', 'web /', 'api-v2 /resolve']);
});

/** The nth request that a matcher speaks of, counted from 1. */
function atVisit(n: number, matcher: Fault['when']): Fault['when'] {
  let visits = 0;
  return (request) => {
    if (!matcher(request)) return false;
    visits += 1;
    return visits === n;
  };
}
