import { expect, test } from 'vitest';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, changedJson, leadingTo } from '#tests/upstream/faults.ts';
import { HOST, OLDEST, worldOf } from '#tests/upstream/hourly.ts';

test.each([
  [
    'the page before',
    `https://api-v2.soundcloud.com/users/${HOST.id}/likes?offset=${encodeURIComponent('2026-03-01T07:00:00.000Z,user-track-likes,x')}&limit=200`,
  ],
  ['the first page', `https://api-v2.soundcloud.com/users/${HOST.id}/likes?limit=200`],
])('a next_href that leads back to %s is an error, not an end', async (_, href) => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  upstream.faults.push({ when: at.likes, respond: leadingTo(href) });
  await expect(webSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({ code: 'listing-loop' });
});

test('a loop is told even when its addresses differ in what is no cursor', async () => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  let visits = 0;
  upstream.faults.push({
    when: at.likes,
    respond: (healthy) => {
      visits += 1;
      const href = `https://api-v2.soundcloud.com/users/${HOST.id}/likes?limit=${visits}&offset=x&client_id=${visits}`;
      return leadingTo(href)(healthy);
    },
  });
  await expect(webSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({ code: 'listing-loop' });
});

test.each([
  ['the same cursor on another host, by http', `http://internal.example:8080/users/${HOST.id}/likes?offset=`],
  ['a path alone', `/users/${HOST.id}/likes?offset=`],
  ['the user by urn', `https://api-v2.soundcloud.com/users/soundcloud:users:${HOST.id}/likes?offset=`],
])('next_href may name %s: our own host is asked', async (_, prefix) => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  const cursor = '2026-03-01T07:00:00.000Z,user-track-likes,x';
  upstream.faults.push({ when: at.firstPage, respond: leadingTo(`${prefix}${encodeURIComponent(cursor)}`) });
  const listing = await webSource(upstream).listLikes(HOST.id, null);
  expect(listing.likes).toHaveLength(12);
});

test.each([
  ['another user', 'https://api-v2.soundcloud.com/users/1/likes?offset=x', '/next_href'],
  ['another list', `https://api-v2.soundcloud.com/users/${HOST.id}/tracks?offset=x`, '/next_href'],
  ['nothing', '', '/next_href'],
  ['no text', 17, '/next_href'],
])('a next_href that names %s is an unknown shape', async (_, href, pointer) => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  upstream.faults.push({ when: at.firstPage, respond: leadingTo(href) });
  await expect(webSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({
    kind: 'shape',
    problems: [{ pointer }],
  });
});

type Page = { collection: Record<string, Record<string, unknown>>[] };

test.each<[string, (page: Page) => unknown, string]>([
  ['no collection', () => ({ items: [] }), '/collection'],
  ['an array', (page) => page.collection, ''],
  ['null', () => null, ''],
  [
    'a like without a date',
    (page) => changeFirst(page, { created_at: undefined }),
    '/collection/0/created_at',
  ],
  [
    'a date that is none',
    (page) => changeFirst(page, { created_at: 'yesterday' }),
    '/collection/0/created_at',
  ],
  [
    'a track without a number',
    (page) => changeFirst(page, { track: { title: 'x' } }),
    '/collection/0/track/id',
  ],
  [
    'a number as text',
    (page) => changeFirst(page, { track: { id: '7', title: 'x' } }),
    '/collection/0/track/id',
  ],
  [
    'a title that is no text',
    (page) => changeFirst(page, { track: { id: 7, title: 7 } }),
    '/collection/0/track/title',
  ],
  [
    'a track by another name',
    (page) => changeFirst(page, { track: undefined, sound: { id: 7 } }),
    '/collection/0/sound',
  ],
])('%s is an unknown shape, told by its field, and never "no likes"', async (_, change, pointer) => {
  const upstream = await openUpstream(worldOf(3));
  upstream.faults.push({ when: at.likes, respond: changedJson((page) => change(page as Page)) });
  const error = await webSource(upstream)
    .listLikes(HOST.id, null)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'shape', code: 'soundcloud-shape', exitCode: 3 });
  expect(error).toHaveProperty(
    'problems.0',
    expect.objectContaining({ file: `/users/${HOST.id}/likes`, pointer }),
  );
});

test.each<[string, Record<string, unknown>]>([
  ['a playlist', { playlist: { id: 1 } }],
  ['a system playlist', { system_playlist: { urn: 'x' } }],
  ['nobody’s track', { track: null, user: { id: 1 } }],
  ['nothing, by whatever name', { sound: null, note: 'x' }],
])('a like of %s is no like of a track', async (_, content) => {
  const upstream = await openUpstream(worldOf(3));
  const respond = changedJson((page) => changeFirst(page as Page, { track: undefined, ...content }));
  upstream.faults.push({ when: at.likes, respond });
  expect((await webSource(upstream).listLikes(HOST.id, null)).likes).toHaveLength(2);
});

function changeFirst(page: Page, change: Record<string, unknown>) {
  return {
    ...page,
    collection: page.collection.map((like, index) => (index === 0 ? { ...like, ...change } : like)),
  };
}

test('a date with an offset or a fraction is the same moment, to the second', async () => {
  const upstream = await openUpstream(worldOf(1));
  const respond = changedJson((page) =>
    changeFirst(page as Page, { created_at: '2026-03-01T01:00:00.900+01:00' }),
  );
  upstream.faults.push({ when: at.likes, respond });
  const { likes } = await webSource(upstream).listLikes(HOST.id, null);
  expect(likes[0]?.liked_at).toBe(OLDEST);
});
