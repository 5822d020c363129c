import { expect, test } from 'vitest';
import type { UpstreamRequest } from '../upstream/answer.ts';
import { at as places, type Trouble } from '../upstream/faults.ts';
import {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  FORBIDDEN_EMPTY,
  FORBIDDEN_JSON,
  HTML_AS_ANSWER,
  MISSING,
  STALE,
  tooFast,
} from '../upstream/trouble.ts';
import { place } from '../values/folders.ts';
import { BEFORE, listing, NOW } from './forty-likes.ts';
import type { Workplace } from './workplace.ts';

const ADDED = [51, 52, 53, 54, 55];
const addressOf = (id: number) => `https://soundcloud.com/user-${1000 + (id % 40)}/track-${id}`;

/** An archive of which an edit adds five tracks, when SoundCloud answers so for some of their addresses. */
async function addingFive(respond: Trouble, ids: readonly number[] = ADDED): Promise<Workplace> {
  const at = await listing();
  await at.syncAt(BEFORE);
  const lineup = ADDED.map((id) => ({ add: addressOf(id), reason: 'played, never liked' }));
  place(at.folder, 'edits/2026-03-11.json', JSON.stringify({ lineup }));
  at.upstream.requests.length = 0;
  const isMeant = ({ query }: UpstreamRequest) => ids.some((id) => addressOf(id) === query.get('url'));
  const isResolve = (request: UpstreamRequest) => places.resolve(request) || places.officialResolve(request);
  at.upstream.faults = [{ when: (request) => isResolve(request) && isMeant(request), respond }];
  return at;
}

test.each<[string, Trouble, number]>([
  ['refuses this address', BLOCKED_PAGE, 1],
  ['suspects a robot', CAPTCHA, 1],
  ['takes no more requests for hours', tooFast('7200'), 1],
  ['takes no more requests', tooFast(), 3],
  ['refuses the client id', STALE, 1],
])('no other added address is asked for where SoundCloud %s', async (_, trouble, tries) => {
  const at = await addingFive(trouble);
  const report = await at.syncAt(NOW);
  expect(at.upstream.requests.filter(places.resolve)).toHaveLength(tries);
  expect(report).toMatchObject({
    guests: [],
    warnings: ADDED.map((id) => expect.stringContaining(addressOf(id))),
  });
  expect(report.warnings.join('\n')).not.toContain('no such track');
  at.upstream.faults = [];
  expect(await at.syncAt(NOW)).toMatchObject({ guests: { length: 5 }, warnings: [] });
  expect(await at.syncAt(NOW)).toMatchObject({ guests: [], changed: false });
});

test.each<[string, Trouble]>([
  ['has no track', MISSING],
  ['fails', BROKEN],
  ['tells something else', HTML_AS_ANSWER],
  ['keeps the track to itself', FORBIDDEN_EMPTY],
  ['keeps the track to itself, in JSON', FORBIDDEN_JSON],
])('the other added addresses are asked for where SoundCloud %s at one', async (_, trouble) => {
  for (const from of ['web', 'official'] as const) {
    const at = await addingFive(trouble, [51]);
    const report = await at.syncAt(NOW, {}, from);
    expect(report.guests.map(({ url }) => url)).toEqual(ADDED.slice(1).map(addressOf));
    expect(report.warnings).toEqual([expect.stringContaining(addressOf(51))]);
    expect(report.warnings[0]?.includes('no such track')).toBe(trouble === MISSING);
    expect(at.upstream.requests.filter((request) => places.anyPage(request))).toEqual([]);
    expect(at.upstream.requests.filter(places.token).length).toBeLessThanOrEqual(1);
  }
});

test.each([
  ['a week in which nothing was liked', '2026-03-18', 51, 1],
  ['a show for which the host liked it as well', '2026-03-11', 40, 0],
])('a track added to %s is met', async (_, slug, id, asked) => {
  const at = await listing();
  await at.syncAt(BEFORE);
  const lineup = [{ add: addressOf(id), reason: 'played' }];
  place(at.folder, `edits/${slug}.json`, JSON.stringify({ lineup }));
  at.upstream.requests.length = 0;
  const { guests } = await at.syncAt('2026-03-19T12:00:00Z');
  const artist = expect.stringMatching(/^User /);
  expect(guests).toEqual([{ slug, url: addressOf(id), title: `Track ${id}`, artist }]);
  expect(at.show(slug)?.guests).toMatchObject([{ track_id: id }]);
  expect(at.upstream.requests.filter(places.resolve)).toHaveLength(asked);
});
