import station from '#config';
import { addSeconds, type Instant } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import { emptyShow, type Show } from '#domain/show.ts';
import { calendarOf, type Window } from '#domain/window.ts';
import { folderStore } from '#snapshot/store.ts';
import { type Dice, dice } from '../sample/dice.ts';
import { ARTISTS, CLOSINGS, ENDINGS, GENRES, LICENCES, OPENINGS } from '../sample/words.ts';

/** The week that the oldest show of every archive lies in. */
const FIRST_WEEK: Instant = '2007-03-10T00:00:00Z';

/** How often a play is of an artist who was played before grows with the archive: a process of Pitman and Yor. */
const DISCOUNT = 0.65;
const STRENGTH = 60;
/** How many of an artist's later plays are of a track that was played before. */
const SAME_TRACK = 0.25;

type Facts = Omit<Like, 'liked_at' | 'first_seen'>;

/** So many shows, one a week, oldest first: artists and tracks come back as in life. */
export function someShows(count: number, tracksPerShow: number): Show[] {
  const calendar = calendarOf(station);
  const records = new Records(dice(count));
  const shows: Show[] = [];
  for (let week = calendar.at(FIRST_WEEK); shows.length < count; week = calendar.next(week)) {
    shows.push(showOf(week, records, tracksPerShow));
  }
  return shows;
}

/** Writes a data folder as a sync at that moment would have left it. */
export function writeSnapshot(folder: string, shows: readonly Show[], now: Instant): void {
  const store = folderStore(folder, station);
  const before = { status: null, shows: new Map(), edits: [], editProblems: [], sampleEdits: [] };
  const bySlug = new Map(shows.map((show) => [show.slug, show]));
  const states = Map.groupBy(
    shows.flatMap(({ likes }) => likes),
    ({ state }) => state,
  );
  const counted = (state: Like['state']) => states.get(state)?.length ?? 0;
  const status = {
    schema_version: 1 as const,
    source: 'web' as const,
    user_id: station.host.soundcloud_user_id,
    last_success: now,
    last_change: now,
    current_show: calendarOf(station).at(now).slug,
    shows_digest: store.digest(bySlug),
    counts: {
      shows: shows.length,
      liked: counted('liked'),
      unliked: counted('unliked'),
      gone: counted('gone'),
    },
  };
  store.write(before, { shows: bySlug, status, dropEdits: [] }, { allowShrink: true, dryRun: false });
}

function showOf(week: Window, records: Records, tracks: number): Show {
  const likes = Array.from({ length: tracks }, (_, place): Like => {
    const liked_at = addSeconds(week.start, 600 + place * 240);
    return { ...records.next(), liked_at, first_seen: addSeconds(liked_at, 900) };
  });
  return { ...emptyShow(week), likes };
}

/** The records of a station: each next one is by somebody known or somebody else. */
class Records {
  readonly #dice: Dice;
  readonly #artists: Facts[][] = [];
  /** A place for each play, so that who was played often is played again. */
  readonly #plays: number[] = [];
  #tracks = 0;

  constructor(chance: Dice) {
    this.#dice = chance;
  }

  next(): Facts {
    const known = this.#artists.length;
    const isUnknown = this.#dice.chance((STRENGTH + DISCOUNT * known) / (STRENGTH + this.#plays.length));
    const artist = isUnknown ? known : this.#dice.pick(this.#plays);
    this.#plays.push(artist);
    const tracks = this.#artists[artist] ?? [];
    this.#artists[artist] = tracks;
    if (tracks.length > 0 && this.#dice.chance(SAME_TRACK)) return this.#dice.pick(tracks);
    const track = this.#track(artist);
    tracks.push(track);
    return track;
  }

  #track(artist: number): Facts {
    const { pick, between, chance } = this.#dice;
    this.#tracks += 1;
    const track_id = 2_100_000_000 + this.#tracks;
    const name = ARTISTS[artist] ?? `${ARTISTS[artist % ARTISTS.length]} ${artist}`;
    const artist_url = `https://soundcloud.com/bench-artist-${artist}`;
    return {
      track_id,
      liked_at_source: 'exact',
      title: `${pick(OPENINGS)} ${pick(CLOSINGS)}${pick(ENDINGS)}`,
      artist: name,
      artist_url,
      permalink_url: `${artist_url}/track-${track_id}`,
      artwork_url: chance(0.1) ? null : `https://i1.sndcdn.com/artworks-${track_id}-bench-large.jpg`,
      duration_ms: between(90_000, 420_000),
      license: pick(LICENCES),
      genre: pick(GENRES),
      state: 'liked',
      state_since: null,
    };
  }
}
