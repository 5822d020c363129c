import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { showDocument } from '#emit/api.ts';
import { artistName, showName, trackName } from '#emit/naming.ts';
import { HOSTILE_TITLES } from '#tests/upstream/hostile.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { playableShow } from './show.ts';

const SLUG = '2026-03-11';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\u200b\u2060\u00a0 \u202e', '\u0301', '…', '🌙', '夜', ...HOSTILE_TITLES),
);
const addresses = fc.constantFrom(
  'https://soundcloud.com/some-one/some-thing?in=a',
  'https://soundcloud.com/some-one//some%20thing/s-secret',
  'https://soundcloud.com/some-one',
  'https://soundcloud.com/',
);
const language = fc.constantFrom('en', 'de', 'ja', 'ar');

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
