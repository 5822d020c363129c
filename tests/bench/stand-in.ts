import station from '#config';
import { someTrack, someUser } from '../upstream/builders.ts';
import { startUpstream } from '../upstream/server.ts';
import { addTracks, emptyWorld, likeAll } from '../upstream/world.ts';

/** The earliest year that sync believes a like of, and twenty years from there. */
const FIRST_LIKE = Date.UTC(2007, 2, 1);
const YEARS = 20;
const YEAR_MS = 365.25 * 24 * 3_600_000;

/** A stand-in SoundCloud as a process of its own: its argument is how many likes its host has. */
const count = Number(process.argv[2]);
const { soundcloud_user_id: id, soundcloud_user: permalink } = station.host;
const numbers = Array.from({ length: count }, (_, n) => n);
const world = likeAll(
  addTracks(
    emptyWorld(someUser({ id, permalink })),
    numbers.map((n) =>
      someTrack({ id: 2_000_000_000 + n, title: `Take ${n} of a track with a longer title` }),
    ),
  ),
  numbers.map((n) => ({
    track_id: 2_000_000_000 + n,
    liked_at: new Date(FIRST_LIKE + (n / count) * YEARS * YEAR_MS).toISOString(),
  })),
);
const upstream = await startUpstream(world);
console.log(JSON.stringify(upstream.env));
