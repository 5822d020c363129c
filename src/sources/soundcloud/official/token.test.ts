import { expect, test } from 'vitest';
import { addSeconds, type Instant } from '#domain/instant.ts';
import { json, text } from '#tests/upstream/answer.ts';
import { NOW, officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at, type Trouble } from '#tests/upstream/faults.ts';
import { HOST, worldOf } from '#tests/upstream/hourly.ts';
import { GOOD_OFFICIAL_MANNERS, type OfficialManners } from '#tests/upstream/manners.ts';
import type { Upstream } from '#tests/upstream/server.ts';
import { BLOCKED_PAGE, BROKEN, FORBIDDEN_EMPTY, FORBIDDEN_JSON, STALE } from '#tests/upstream/trouble.ts';
import type { Token, TokenCache } from './settings.ts';

const NEXT_TOKEN = '2-300000--TheNextToken';

const open = (official: Partial<OfficialManners> = {}) =>
  openUpstream(worldOf(1), { official: { ...GOOD_OFFICIAL_MANNERS, ...official } });
const asked = ({ requests }: Upstream) => requests.map(({ role, path }) => `${role} ${path}`);
const walk = (upstream: Upstream, settings: Parameters<typeof officialSource>[1] = {}) =>
  officialSource(upstream, settings)
    .listLikes(HOST.id, null)
    .catch((error: unknown) => error);

const LIKES = `api /users/soundcloud:users:${HOST.id}/likes/tracks`;

function cacheHolding(token: Token | null) {
  const cache: TokenCache & { kept: Token | null } = {
    kept: token,
    read: async () => cache.kept,
    write: async (written) => {
      cache.kept = written;
    },
  };
  return cache;
}

test('the credentials go to the host of tokens alone, by HTTP Basic; the token to the API alone', async () => {
  const upstream = await open();
  await walk(upstream);
  const { clientId, clientSecret, token } = upstream.manners.official;
  expect(upstream.requests).toMatchObject([
    {
      method: 'POST',
      role: 'auth',
      path: '/oauth/token',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: 'grant_type=client_credentials',
    },
    { method: 'GET', role: 'api', headers: { authorization: `OAuth ${token}` } },
  ]);
  const addresses = upstream.requests.map(({ path, query }) => `${path}?${query}`).join();
  for (const secret of [clientId, clientSecret, token]) expect(addresses).not.toContain(secret);
});

test.each([
  [3599, 3599],
  [1e15, 86_400],
])('a token for %i s is fetched once, however much is asked, and kept for %i s', async (told, kept) => {
  const upstream = await open({ tokenSeconds: told });
  const cache = cacheHolding(null);
  const source = officialSource(upstream, { tokenCache: cache });
  await source.findUser('the-host');
  await source.listLikes(HOST.id, null);
  expect(upstream.requests.filter(at.token)).toHaveLength(1);
  expect(cache.kept).toEqual({
    access_token: upstream.manners.official.token,
    expires_at: addSeconds(NOW, kept),
  });
});

test.each([
  [3600, 0],
  [301, 0],
  [300, 1],
  [299, 1],
  [-1, 1],
])('a kept token that lasts %i s more: %i fetched', async (seconds, fetched) => {
  const upstream = await open();
  const access_token = upstream.manners.official.token;
  const cache = cacheHolding({ access_token, expires_at: addSeconds(NOW, seconds) });
  expect(await walk(upstream, { tokenCache: cache })).toMatchObject({ coverage: null });
  expect(upstream.requests.filter(at.token)).toHaveLength(fetched);
});

test('a token that expires during a run is replaced in time', async () => {
  const upstream = await open();
  let now: Instant = NOW;
  const source = officialSource(upstream, { now: () => now });
  await source.findUser('the-host');
  upstream.manners.official = { ...upstream.manners.official, token: NEXT_TOKEN };
  now = addSeconds(NOW, 3599 - 300);
  await source.findUser('the-host');
  expect(upstream.requests.filter(at.token)).toHaveLength(2);
  expect(upstream.requests.filter(({ role }) => role === 'api')).toHaveLength(4);
});

test.each([
  ['401', STALE],
  ['403 with JSON', FORBIDDEN_JSON],
  ['403 without a body', FORBIDDEN_EMPTY],
])('a kept token that is refused by %s is replaced once, in the cache too', async (_, respond) => {
  const upstream = await open();
  upstream.faults.push({ when: at.officialApi, times: 1, respond });
  const cache = cacheHolding({ access_token: 'stale', expires_at: addSeconds(NOW, 3600) });
  expect(await walk(upstream, { tokenCache: cache })).toMatchObject({ coverage: null });
  expect(asked(upstream)).toEqual([LIKES, 'auth /oauth/token', LIKES]);
  expect(cache.kept?.access_token).toBe(upstream.manners.official.token);
});

test('a fresh token that is refused as well is given up', async () => {
  const upstream = await open();
  upstream.faults.push({ when: at.officialApi, respond: STALE });
  expect(await walk(upstream)).toMatchObject({ kind: 'credentials', code: 'official-access-refused' });
  expect(asked(upstream)).toEqual(['auth /oauth/token', LIKES, 'auth /oauth/token', LIKES]);
});

test.each([
  ['the token', STALE, 2],
  ['the addresses', FORBIDDEN_EMPTY, 1],
])('where %s are refused however often in a run, few tokens are asked for', async (_, respond, tokens) => {
  const upstream = await open();
  upstream.faults.push({ when: at.officialResolve, respond });
  const source = officialSource(upstream);
  for (const track of ['a', 'b', 'c']) await source.resolveTrack(`https://soundcloud.com/label/${track}`);
  expect(upstream.requests.filter(at.token)).toHaveLength(tokens);
});

test.each<[string, Trouble, object]>([
  ['401', STALE, { kind: 'credentials', code: 'official-credentials-refused' }],
  ['401 with JSON', json({ error: 'invalid_client' }, 401), { code: 'official-credentials-refused' }],
  ['400', json({ error: 'invalid_client' }, 400), { code: 'official-credentials-refused' }],
  ['403 with JSON', FORBIDDEN_JSON, { code: 'official-credentials-refused' }],
  ['400 for another reason', json({ error: 'invalid_request' }, 400), { kind: 'shape' }],
  ['403 with a page', BLOCKED_PAGE, { kind: 'blocked', code: 'soundcloud-blocked' }],
  ['404', json({}, 404), { kind: 'shape', code: 'soundcloud-unexpected-status' }],
  ['500', BROKEN, { kind: 'try-later', code: 'soundcloud-failing' }],
  ['no JSON', text('html', '<p>Welcome</p>'), { kind: 'shape', code: 'soundcloud-not-json' }],
  ['no token', json({ token_type: 'Bearer' }), { kind: 'shape', code: 'soundcloud-shape' }],
  ['a token that no header can hold', json({ access_token: 'a\r\nb' }), { code: 'soundcloud-shape' }],
  ['a reset', 'reset', { kind: 'try-later' }],
  ['the way to another host', elsewhere(), { kind: 'shape', code: 'soundcloud-unexpected-status' }],
])('where the host of tokens answers %s, nothing else is asked', async (_, respond, error) => {
  const upstream = await open();
  upstream.faults.push({ when: at.token, respond });
  expect(await walk(upstream)).toMatchObject(error);
  expect(upstream.requests.every(at.token)).toBe(true);
});

test.each([{ clientId: 'Another' }, { clientSecret: 'Another' }])('%j is refused', async (wrong) => {
  const upstream = await open();
  expect(await walk(upstream, wrong)).toMatchObject({ code: 'official-credentials-refused', exitCode: 3 });
  expect(asked(upstream)).toEqual(['auth /oauth/token']);
});

function elsewhere() {
  return { status: 307, headers: { location: 'http://127.0.0.1:1/oauth/token' }, body: '' };
}
