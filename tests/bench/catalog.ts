import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { addSeconds, type Instant } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import type { Show } from '#domain/show.ts';
import { type Dice, dice } from '../sample/dice.ts';
import { CALENDAR, STATION, someLike, someStatus } from '../values/shows.ts';

/** Lengths and repetitions as in years of a real station's likes. */
const LIKES_A_SHOW = 41.5;
const REPEATED = 0.08;
const LETTERS = 'etaoinshrdlucmfwypvbgkq';
const GENRES = 300;
const HOUR = 3600;

/** A catalog of so many weeks from 2001 on, of invented titles: the same number always gives the same catalog. */
export function benchCatalog(weeks: number): Catalog {
  const chance = dice(weeks);
  const artists = Array.from({ length: Math.ceil(weeks * 10) }, () => words(chance, 1, 3));
  const genres = Array.from({ length: GENRES }, () => words(chance, 1, 2));
  const known: Like[] = [];
  const shows: Show[] = [];
  let window = CALENDAR.at('2001-01-04T12:00:00Z');
  for (let week = 0; week < weeks; week += 1) {
    const numbers = [Math.round(week * LIKES_A_SHOW), Math.round((week + 1) * LIKES_A_SHOW)] as const;
    const heard = likesOf(window.start, numbers, (n) => {
      if (known.length > 0 && chance.chance(REPEATED)) return chance.pick(known);
      const like = unheard(n, artists, genres, chance);
      known.push(like);
      return like;
    });
    // Through text, as from a file: a string that was put together weighs and costs more than one that was read.
    const likes: Like[] = JSON.parse(JSON.stringify(heard));
    shows.push({ slug: window.slug, week_start: window.start, week_end: window.end, likes });
    window = CALENDAR.next(window);
  }
  const now = CALENDAR.previous(window).start;
  const edits: [] = [];
  return compose({ station: STATION, status: someStatus({ last_success: now }), shows, edits }, now);
}

function likesOf(start: Instant, [from, to]: readonly [number, number], next: (n: number) => Like): Like[] {
  const likes = new Map<number, Like>();
  for (let n = from; n < to; n += 1) {
    const like = next(n);
    const liked_at = addSeconds(start, (likes.size + 1) * HOUR);
    if (!likes.has(like.track_id)) likes.set(like.track_id, { ...like, liked_at, first_seen: liked_at });
  }
  return [...likes.values()];
}

function unheard(n: number, artists: readonly string[], genres: readonly string[], chance: Dice): Like {
  const artist = chance.pick(artists);
  const title = words(chance, 2, 7);
  const profile = `https://soundcloud.com/${artist.replaceAll(' ', '-')}`;
  return someLike({
    track_id: 200_000_000 + n * 21_001,
    title,
    artist,
    artist_url: profile,
    permalink_url: `${profile}/${title.replaceAll(' ', '-')}`,
    artwork_url: `https://i1.sndcdn.com/artworks-${String(n).padStart(12, 'x')}-${n % 9973}-t500x500.jpg`,
    duration_ms: chance.between(60_000, 420_000),
    genre: chance.chance(0.8) ? chance.pick(genres) : null,
    ...(chance.chance(0.04) && { state: 'gone' as const, state_since: '2024-01-01T00:00:00Z' }),
  });
}

function words(chance: Dice, fewest: number, most: number): string {
  const word = () =>
    Array.from({ length: chance.between(2, 9) }, () => LETTERS[chance.between(0, LETTERS.length - 1)]).join(
      '',
    );
  return Array.from({ length: chance.between(fewest, most) }, word).join(' ');
}
