import { createServer } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { showDocument } from '#emit/api.ts';
import { artistName, showName, trackName } from '#emit/naming.ts';
import { HOSTILE_TITLES } from '#tests/upstream/hostile.ts';
import { listenForTest } from '#tests/values/listening.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { playableShow, readShow } from './show.ts';

const SLUG = '2026-03-11';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\u200b\u2060\u00a0 \u202e',
    '\u115f\u1160\u2800\u3164\uffa0',
    '\u3164ㅎ',
    '\u0301',
    '…',
    '🌙',
    '夜',
    ...HOSTILE_TITLES,
  ),
);
const addresses = fc.constantFrom(
  'https://soundcloud.com/some-one/some-thing?in=a',
  'https://soundcloud.com/some-one//some%20thing/s-secret',
  'https://soundcloud.com/some-one',
  'https://soundcloud.com/',
);
const language = fc.constantFrom('en', 'de', 'ja', 'ar', 'fa', 'th');

test('the player calls a show and its tracks as their pages do', () => {
  fc.assert(
    fc.property(
      words,
      words,
      addresses,
      fc.option(words),
      language,
      (title, artist, permalink_url, name, tag) => {
        const station = { ...STATION, language: tag };
        const shows = [someShow(SLUG, [someLike({ title, artist, permalink_url })])];
        const { current } = compose(
          { station, status: someStatus(), shows, edits: [] },
          '2026-03-14T00:00:00Z',
        );
        const show = { ...current, title: name };
        const playable = playableShow(showDocument(show), tag);
        expect(playable.name).toBe(showName(show, station));
        const facts = show.tracks.map(
          ({ position, permalink_url: address, artwork_url, duration_ms, state }) => {
            return { position, permalink_url: address, artwork_url, duration_ms, state };
          },
        );
        expect(playable).toMatchObject({ slug: SLUG, tracks: facts });
        expect(playable.tracks.map(({ title, artist }) => [title, artist])).toEqual(
          show.tracks.map((track) => [trackName(track), artistName(track)]),
        );
      },
    ),
  );
});

test('a show is asked for anew, as a page may know a later lineup than the browser kept', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers['cache-control']);
    response.end(JSON.stringify({ slug: SLUG, title: 'Night', tracks: [] }));
  });
  await readShow(await listenForTest(server), 'en');
  expect(asked).toEqual(['max-age=0']);
});
