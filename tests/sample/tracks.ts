import type { WorldTrack, WorldUser } from '../upstream/world.ts';
import type { Dice } from './dice.ts';
import { ARTISTS, CLOSINGS, ENDINGS, GENRES, LICENCES, OPENINGS } from './words.ts';

/** Past 2^31, as SoundCloud's numbers are. */
const FIRST_TRACK_ID = 2_200_000_000;
const FIRST_ARTIST_ID = 900_000_000;

/**
 * Invented tracks without end, each by one of the invented artists.
 *
 * @param pictured whether each has the address of a cover; SoundCloud has no such cover
 */
export function* inventTracks(dice: Dice, pictured: boolean): Generator<WorldTrack, never> {
  for (let id = FIRST_TRACK_ID; ; id += dice.between(11, 9_999)) {
    const uploader = artist(dice.between(0, ARTISTS.length - 1));
    yield {
      id,
      title: `${dice.pick(OPENINGS)} ${dice.pick(CLOSINGS)}${dice.pick(ENDINGS)}`,
      permalink: `track-${id}`,
      uploader,
      artist: dice.chance(0.5) ? uploader.username : null,
      duration_ms: dice.between(95_000, 412_000),
      artwork_url: pictured ? `https://i1.sndcdn.com/artworks-${id}-0-large.jpg` : null,
      genre: dice.pick(GENRES),
      license: dice.pick(LICENCES),
      policy: 'ALLOW',
      standing: 'public',
    };
  }
}

/** The address says that nobody is meant: no profile of that name exists. */
function artist(index: number): WorldUser {
  return {
    id: FIRST_ARTIST_ID + index,
    permalink: `airlog-sample-${index + 1}`,
    username: ARTISTS[index] ?? '',
    avatar_url: null,
  };
}
