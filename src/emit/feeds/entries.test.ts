import { describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import type { Catalog } from '#domain/catalog.ts';
import type { Change } from '#domain/changes.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { addSeconds } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { changesFeed } from './changes.ts';
import { artistFeed, tracksFeed } from './plays.ts';
import { showsFeed } from './shows.ts';

/** The show of 4 March has ended, that of 11 March is open. */
const NOW = '2026-03-14T00:00:00Z';
const ENDED = '2026-03-04';
const LIKED_AT = '2026-03-06T12:00:00Z';
const AGAIN_AT = '2026-03-13T15:00:00Z';

/** Likes of the ended show and of the open one, numbered on, a second between two. */
function catalogOf(ended: Partial<Like>[], open: Partial<Like>[] = [], edits: object = {}): Catalog {
  const liked = (likes: Partial<Like>[], from: string, first: number) =>
    likes.map((like, index) =>
      someLike({ track_id: first + index, liked_at: addSeconds(from, index), ...like }),
    );
  const shows = [
    someShow(ENDED, liked(ended, LIKED_AT, 1)),
    someShow('2026-03-11', liked(open, AGAIN_AT, 1001)),
  ];
  const files = [{ slug: ENDED, file: 'edits.json', edits: Edits.parse(edits) }];
  return compose({ station: STATION, status: someStatus(), shows, edits: files }, NOW);
}

const by = (...artists: string[]) => artists.map((artist) => ({ artist }));

describe('a show in its feed', () => {
  const feedOf = (likes: Partial<Like>[], edits: object = {}) =>
    showsFeed(catalogOf(likes, [], edits), LINKS, 'rss');

  test.each([
    [[], '0 tracks in the show of March 4, 2026.'],
    [['Ada'], '1 track in the show of March 4, 2026. With Ada.'],
    [
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Bo'],
      '6 tracks in the show of March 4, 2026. With Ada, Bo, Cy, Di, Ed.',
    ],
    [
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'],
      '6 tracks in the show of March 4, 2026. With Ada, Bo, Cy, Di, Ed and 1 other.',
    ],
    [
      ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Ada', 'Gus'],
      '8 tracks in the show of March 4, 2026. With Ada, Bo, Cy, Di, Ed and 2 others.',
    ],
  ])('is summed up by five of its artists, of %j', (artists, summary) => {
    expect(feedOf(by(...artists)).entries[0]?.summary).toBe(summary);
  });

  test.each([
    ['is called by its day', {}, 'Radio Nowhere, March 4, 2026'],
    ['is called by its title', { title: 'Storm' }, 'Storm (March 4, 2026)'],
  ])('%s', (_, edits, title) => {
    expect(feedOf([], edits).entries[0]?.title).toBe(title);
  });

  test('tells its notes below the headings of a reader, then its lineup', () => {
    const likes = [{ artwork_url: 'https://i1.sndcdn.com/a-t500x500.jpg' }, { state: 'gone' as const }];
    const at = (n: number) => `<a href="https://soundcloud.com/somebody/track-${n}">Track ${n}</a>`;
    expect(feedOf(likes, { notes: '# Storm' }).entries[0]?.html.replaceAll('\n', '')).toBe(
      '<h3>Storm</h3><ol>' +
        '<li value="1"><img src="https://i1.sndcdn.com/a-large.jpg" alt="" width="50" height="50"> ' +
        `<bdi>${at(1)}</bdi> by <bdi>Somebody</bdi></li>` +
        `<li value="2"><bdi>${at(2)}</bdi> by <bdi>Somebody</bdi> (no longer on SoundCloud)</li></ol>`,
    );
    expect(feedOf([]).entries[0]?.html).toBe('<p>No track is known of this show.</p>');
  });

  test.each([
    ['its end', {}, '2026-03-12T02:00:00Z'],
    ['what was found later', { first_seen: '2026-03-13T00:00:00Z' }, '2026-03-13T00:00:00Z'],
  ])('is dated by its end, and was changed by %s', (_, like, updated) => {
    const feed = feedOf([like, {}]);
    expect(feed.entries).toMatchObject([{ published: '2026-03-12T02:00:00Z', updated }]);
    expect(feed.updated).toBe(updated);
  });
});

describe('tracks as they come', () => {
  test('are those of every show, the last that was seen first', () => {
    const late = { first_seen: '2026-03-13T18:00:00Z' };
    const feed = tracksFeed(catalogOf([{}, late, {}], [{}]), LINKS);
    expect(feed.entries.map(({ title, published }) => [title, published])).toEqual([
      ['Track 2 by Somebody', addSeconds(LIKED_AT, 1)],
      ['Track 1001 by Somebody', AGAIN_AT],
      ['Track 3 by Somebody', addSeconds(LIKED_AT, 2)],
      ['Track 1 by Somebody', LIKED_AT],
    ]);
    expect(feed.updated).toBe('2026-03-13T18:00:00Z');
  });

  test('seen at once stand by when they were liked, and liked at once by their numbers', () => {
    const first_seen = '2026-03-08T00:00:00Z';
    const likes = [{ track_id: 5 }, { track_id: 3 }, { track_id: 4, liked_at: addSeconds(LIKED_AT, 1) }];
    const feed = tracksFeed(catalogOf(likes.map((like) => ({ first_seen, ...like }))), LINKS);
    expect(feed.entries.map(({ title }) => title)).toEqual(
      [4, 3, 5].map((number) => `Track ${number} by Somebody`),
    );
  });

  test('are the newest hundred', () => {
    const feed = tracksFeed(catalogOf(Array.from({ length: 101 }, () => ({}))), LINKS);
    expect(feed.entries.length).toBe(100);
    expect(feed.entries.at(-1)?.title).toBe('Track 2 by Somebody');
  });

  test('tell their place and what is lost, and lead to the track and the show', () => {
    const gone = { state: 'gone' as const, artwork_url: 'https://i1.sndcdn.com/a-t500x500.jpg' };
    const [entry] = tracksFeed(catalogOf([gone]), LINKS).entries;
    expect(entry).toMatchObject({
      url: 'https://soundcloud.com/somebody/track-1',
      summary: 'Track 1 of March 4, 2026 (no longer on SoundCloud).',
      html:
        '<p><img src="https://i1.sndcdn.com/a-large.jpg" alt="" width="50" height="50"> ' +
        '<bdi><a href="https://soundcloud.com/somebody/track-1">Track 1</a></bdi> by <bdi>Somebody</bdi> ' +
        `(no longer on SoundCloud), track 1 of <a href="${LINKS.show(ENDED)}">March 4, 2026</a>.</p>`,
    });
  });

  test('hold what strangers call themselves as text, and addresses as addresses', () => {
    const like = {
      title: '<b>&amp;',
      artist: '"<i>',
      permalink_url: 'https://soundcloud.com/a/b?c=1&copy=2',
      artwork_url: 'https://i1.sndcdn.com/a.jpg?c=1&copy=2',
    };
    const [entry] = tracksFeed(catalogOf([like], [], { title: '<u>' }), LINKS).entries;
    expect(entry?.html).toBe(
      '<p><img src="https://i1.sndcdn.com/a.jpg?c=1&amp;copy=2" alt="" width="50" height="50"> ' +
        '<bdi><a href="https://soundcloud.com/a/b?c=1&amp;copy=2">&lt;b&gt;&amp;amp;</a></bdi> by ' +
        `<bdi>&quot;&lt;i&gt;</bdi>, track 1 of <a href="${LINKS.show(ENDED)}">&lt;u&gt;</a>.</p>`,
    );
  });

  test('of an archive without a like have no date', () => {
    const [page, self] = [LINKS.home, LINKS.at('tracks.xml')];
    expect(tracksFeed(catalogOf([]), LINKS)).toMatchObject({ page, self, updated: null, entries: [] });
  });
});

describe('the feed of an artist', () => {
  function feedOf(ended: number, open: number, like: Partial<Like> = {}) {
    const plays = (count: number) => Array.from({ length: count }, () => like);
    const catalog = catalogOf(plays(ended), plays(open));
    const [artist] = artistsOf(catalog);
    if (!artist) throw new Error('nobody was played');
    return artistFeed(artist, catalog, LINKS);
  }

  test('holds the plays of finished shows, dated by their end', () => {
    const feed = feedOf(1, 1);
    expect(feed.entries).toMatchObject([{ title: 'Track 1 by Somebody', published: '2026-03-12T02:00:00Z' }]);
    expect(feed.updated).toBe('2026-03-12T02:00:00Z');
    expect(feed.page).toBe(LINKS.at('artists/somebody/'));
    expect(feed.self).toBe(LINKS.at('artists/somebody.xml'));
  });

  test('has an id and addresses that hold no sign but those of addresses', () => {
    const name = '%E5%A4%9C';
    expect(feedOf(1, 0, { artist: '夜' })).toMatchObject({
      id: `airlog:feed:4000000001:artists:${name}`,
      page: LINKS.at(`artists/${name}/`),
      self: LINKS.at(`artists/${name}.xml`),
    });
  });

  test('is empty and without a date before the first of them has ended', () => {
    expect(feedOf(0, 1)).toMatchObject({ updated: null, entries: [] });
  });

  test('holds twenty plays', () => {
    expect(feedOf(21, 0).entries.length).toBe(20);
  });
});

describe('changes of the archive', () => {
  const change = (number: number, told: Partial<Change> = {}): Change => ({
    show_id: 20260304,
    slug: ENDED,
    kind: 'added',
    origin: 'sync',
    at: LIKED_AT,
    track_id: number,
    title: `Track ${number}`,
    artist: 'Somebody',
    permalink_url: `https://soundcloud.com/somebody/track-${number}`,
    position: null,
    reason: null,
    ...told,
  });
  const decided = (number: number, told: Partial<Change> = {}) =>
    change(number, { origin: 'edit', at: null, reason: 'so it <was>', ...told });
  const feedOf = (changes: Change[]) => changesFeed({ ...catalogOf([]), changes }, LINKS);

  test('that sync saw at one moment are one entry a kind, the newest first, then what nobody dated', () => {
    const [later, latest] = [addSeconds(LIKED_AT, 60), addSeconds(LIKED_AT, 120)];
    const feed = feedOf([
      change(1),
      change(2),
      decided(6, { kind: 'removed' }),
      change(3, { at: later, kind: 'gone' }),
      change(4, { kind: 'moved', at: null }),
      change(5, { at: later, kind: 'returned' }),
      change(7, { at: latest, kind: 'removed' }),
    ]);
    expect(feed.entries.map(({ title, published }) => [title, published])).toEqual([
      ['Show of March 4, 2026: 1 track taken back by the host', latest],
      ['Show of March 4, 2026: 1 track liked again', later],
      ['Show of March 4, 2026: 1 track no longer on SoundCloud', later],
      ['Show of March 4, 2026: 2 tracks liked', LIKED_AT],
      ['Show of March 4, 2026: removed by an edit, Track 6 by Somebody', null],
      ['Show of March 4, 2026: 1 track moved to the week of the like', null],
    ]);
    expect(feed).toMatchObject({
      updated: latest,
      page: LINKS.at('feeds/'),
      self: LINKS.at('changes.xml'),
    });
    const at = (n: number) =>
      `<bdi><a href="https://soundcloud.com/somebody/track-${n}">Track ${n}</a></bdi> by <bdi>Somebody</bdi>`;
    expect(feed.entries[3]).toMatchObject({
      url: LINKS.show(ENDED),
      summary: 'Track 1 by Somebody; Track 2 by Somebody',
      html: `<ul><li>${at(1)}</li><li>${at(2)}</li></ul>`,
    });
    expect(feed.entries[4]).toMatchObject({
      url: LINKS.show(ENDED),
      summary: 'The reason given: so it <was>',
      html: `<p>${at(6)}</p><p>The reason given: so it &lt;was&gt;</p>`,
    });
  });

  test.each<[Partial<Change>, string]>([
    [{ kind: 'added' }, 'added'],
    [{ kind: 'added', position: 3 }, 'added at place 3'],
    [{ kind: 'moved', position: 1 }, 'moved at place 1'],
    [{ kind: 'corrected' }, 'corrected'],
  ])('that an edit makes are told one by one: %j', (told, words) => {
    expect(feedOf([decided(1, told)]).entries.map(({ title }) => title)).toEqual([
      `Show of March 4, 2026: ${words} by an edit, Track 1 by Somebody`,
    ]);
  });

  test('are the newest hundred with a date and a hundred without', () => {
    const some = Array.from({ length: 101 }, (_, index) => index);
    const dated = some.map((index) => change(index + 1, { at: addSeconds(LIKED_AT, index) }));
    const undated = some.map((index) => decided(index + 1, { kind: 'removed' }));
    const { entries } = feedOf([...dated, ...undated]);
    expect([entries.length, entries[0]?.summary, entries[99]?.summary]).toEqual([
      200,
      'Track 101 by Somebody',
      'Track 2 by Somebody',
    ]);
  });
});
