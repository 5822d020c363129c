import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TrackFacts } from '#domain/track.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TITLES } from '#tests/upstream/hostile.ts';
import { FORBIDDEN, rawTrack } from '#tests/upstream/shapes.ts';
import type { WorldTrack } from '#tests/upstream/world.ts';
import { factsOfTrack, type TitledTrack } from './mapping.ts';
import { RawTrack } from './schema.ts';

const ID = 3_000_000_001;
const uploader = someUser({ id: 7, permalink: 'the-label', username: 'The Label' });

/** The facts of a track as the source reads it from JSON. */
function factsOf(track: Partial<WorldTrack>, change: Record<string, unknown> = {}): TrackFacts {
  const raw = { ...rawTrack(someTrack({ id: ID, uploader, ...track })), ...change };
  return factsOfTrack(RawTrack.parse(JSON.parse(JSON.stringify(raw))) as TitledTrack);
}

test('an ordinary track', () => {
  expect(factsOf({ title: 'One', permalink: 'one', genre: 'Dub', license: 'cc-by' })).toEqual({
    title: 'One',
    artist: 'The Label',
    artist_url: 'https://soundcloud.com/the-label',
    permalink_url: 'https://soundcloud.com/the-label/one',
    artwork_url: `https://i1.sndcdn.com/artworks-${ID}-0-t500x500.jpg`,
    duration_ms: 180_000,
    license: 'cc-by',
    genre: 'Dub',
  });
});

test.each<[string, Partial<WorldTrack>, string]>([
  ['the publisher’s artist comes first', { artist: 'The Band' }, 'The Band'],
  ['null is no artist', { artist: null }, 'The Label'],
  ['an empty text is no artist', { artist: '' }, 'The Label'],
  ['blanks are no artist', { artist: ' \t ' }, 'The Label'],
  ['an uploader without a name has an address', { uploader: { ...uploader, username: '' } }, 'the-label'],
])('artist: %s', (_, track, artist) => {
  expect(factsOf(track).artist).toBe(artist);
});

test.each<[string, unknown, string | null]>([
  [
    'a large picture is asked for in 500 px',
    'https://i1.sndcdn.com/artworks-x-0-large.jpg',
    'https://i1.sndcdn.com/artworks-x-0-t500x500.jpg',
  ],
  [
    'png stays png',
    'https://i1.sndcdn.com/artworks-x-large.png',
    'https://i1.sndcdn.com/artworks-x-t500x500.png',
  ],
  [
    'an old numeric name',
    'https://i1.sndcdn.com/artworks-000071246919-n0azrs-large.jpg',
    'https://i1.sndcdn.com/artworks-000071246919-n0azrs-t500x500.jpg',
  ],
  [
    'another size stays',
    'https://i1.sndcdn.com/artworks-x-original.jpg',
    'https://i1.sndcdn.com/artworks-x-original.jpg',
  ],
  ['null leaves the avatar', null, 'https://i1.sndcdn.com/avatars-y-t500x500.jpg'],
  ['an empty text leaves the avatar', '', 'https://i1.sndcdn.com/avatars-y-t500x500.jpg'],
])('artwork: %s', (_, artwork_url, expected) => {
  const avatar_url = 'https://i1.sndcdn.com/avatars-y-large.jpg';
  expect(factsOf({ uploader: { ...uploader, avatar_url } }, { artwork_url }).artwork_url).toBe(expected);
});

test('artwork: the default avatar is no picture', () => {
  expect(factsOf({ artwork_url: null }).artwork_url).toBeNull();
});

test.each<[string, Record<string, unknown>, number]>([
  ['a preview’s length is not the track’s', { duration: 30_000, full_duration: 251_000 }, 251_000],
  ['without a full length the other counts', { duration: 99_000, full_duration: null }, 99_000],
  ['a missing one is 0', { duration: undefined, full_duration: undefined }, 0],
  ['a negative one is 0', { duration: -1, full_duration: -1 }, 0],
  ['a broken one is rounded', { full_duration: 1234.6 }, 1235],
  ['one beyond all counting is unknown', { duration: 1e300, full_duration: 2 ** 53 }, 0],
  ['the other counts beside one beyond all counting', { duration: 99_000, full_duration: 1e300 }, 99_000],
])('duration: %s', (_, durations, expected) => {
  expect(factsOf({}, durations).duration_ms).toBe(expected);
});

test.each(HOSTILE_ADDRESSES)('the address %j never becomes a link', (hostile) => {
  const facts = factsOf(
    {},
    { permalink_url: hostile, artwork_url: hostile, user: { username: 'x', permalink_url: hostile } },
  );
  expect(facts).toMatchObject({
    permalink_url: `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${ID}`,
    artwork_url: null,
    artist_url: null,
  });
});

test.each<[string, string | null, string | null]>([
  ['https://soundcloud.com/a/b', 'https://soundcloud.com/a/b', null],
  ['http://soundcloud.com/a/b?utm=x', 'https://soundcloud.com/a/b', null],
  ['https://m.soundcloud.com/a/b', 'https://m.soundcloud.com/a/b', null],
  ['https://name:word@soundcloud.com:8443/a/b#c', 'https://soundcloud.com/a/b', null],
  ['http://i1.sndcdn.com/x-large.jpg', null, 'https://i1.sndcdn.com/x-t500x500.jpg'],
  ['https://i1.sndcdn.com/x-large.jpg?v=2', null, 'https://i1.sndcdn.com/x-t500x500.jpg?v=2'],
  ['https://evil.example/x-large.jpg', null, null],
  ['https://soundcloud.com.evil.example/a/b', null, null],
  ['https://evilsoundcloud.com/a/b', null, null],
  ['https://evil.example/?soundcloud.com', null, null],
  ['http://169.254.169.254/latest/meta-data', null, null],
])('%s leads to the page %s and the picture %s, which are SoundCloud’s own', (told, page, picture) => {
  const user = { username: 'x', permalink_url: told, avatar_url: null };
  const facts = factsOf({}, { permalink_url: told, artwork_url: told, user });
  expect(facts).toMatchObject({ artist_url: page, artwork_url: picture });
  if (page !== null) expect(facts.permalink_url).toBe(page);
  else expect(new URL(facts.permalink_url).host).toBe('w.soundcloud.com');
});

const anyText = fc.oneof(fc.constantFrom(...HOSTILE_TITLES), fc.string({ unit: 'binary' }));
const anyAddress = fc.oneof(
  fc.constantFrom(...HOSTILE_ADDRESSES),
  fc.webUrl({ withQueryParameters: true }),
  fc.string({ unit: 'binary' }).map((path) => `https://soundcloud.com/${path}`),
  fc.string({ unit: 'binary' }).map((path) => `https://i1.sndcdn.com/${path}`),
);
const anyLength = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());

test('whatever SoundCloud tells of a track, what is kept of it can be read again', () => {
  const told = fc.record({
    title: anyText,
    genre: anyText,
    license: anyText,
    permalink_url: anyAddress,
    artwork_url: anyAddress,
    duration: anyLength,
    full_duration: anyLength,
    user: fc.record({ username: anyText, permalink_url: anyAddress, avatar_url: anyAddress }),
  });
  fc.assert(
    fc.property(told, (change) => {
      expect(TrackFacts.safeParse(factsOf({}, change)).error).toBeUndefined();
    }),
  );
});

test.each(HOSTILE_TITLES)('the title %j is kept as text that every format can carry', (title) => {
  const facts = factsOf({ title, artist: title, genre: title });
  expect(TrackFacts.safeParse(facts).error).toBeUndefined();
});

test('nothing of the viewer, the rights or the counts is read', () => {
  const kept = JSON.stringify(factsOf({ policy: 'SNIP' }));
  for (const secret of Object.values(FORBIDDEN)) expect(kept).not.toContain(secret);
  expect(kept).not.toMatch(/policy|monetization|count|authorization|secret/);
});
