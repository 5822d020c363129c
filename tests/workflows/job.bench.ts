import { expect, test } from 'vitest';
import station from '#config';
import { someTrack, someUser } from '../upstream/builders.ts';
import { addTracks, emptyWorld, like, likeAll, type World } from '../upstream/world.ts';
import { type Rehearsed, rehearse } from './rehearsal.ts';
import { setStage } from './stage.ts';

/** Ten years, one show a week. */
const SHOWS = 520;
const TRACKS_PER_SHOW = 40;
const LIKES = SHOWS * TRACKS_PER_SHOW;
const LAST_LIKE = Date.UTC(2026, 6, 2, 2, 30);
const WEEK_MS = 7 * 24 * 3_600_000;
const NEWS = LIKES + 1;
/** As many as such an archive has by `npm run bench:build`. */
const ARTISTS = 4_000;

test('the job', async () => {
  const stage = await setStage(undefined, world());
  const columns: Record<string, Seconds> = {};
  for (const [name, before] of Object.entries(RUNS)) {
    stage.upstream.world = before(stage.upstream.world);
    const run = await rehearse(stage);
    columns[name] = secondsOf(run);
    expect(Object.values(run).map(({ result }) => result)).not.toContain('failure');
  }
  console.table(asRows(columns));
});

/** What happens before each run. */
const RUNS: Record<string, (world: World) => World> = {
  'first run': (world) => world,
  'no news': (world) => world,
  'no news again': (world) => world,
  'one like': (world) => like(world, NEWS, '2026-07-02T02:50:00Z'),
};

function world(): World {
  const { soundcloud_user_id: id, soundcloud_user: permalink } = station.host;
  const numbers = Array.from({ length: LIKES }, (_, n) => n + 1);
  const tracks = [...numbers, NEWS].map((number) =>
    someTrack({
      id: number,
      title: `Take ${number}`,
      uploader: someUser({ id: 10_000 + (number % ARTISTS) }),
    }),
  );
  const likedAt = (n: number) => new Date(LAST_LIKE - ((LIKES - n) / TRACKS_PER_SHOW) * WEEK_MS);
  const likes = numbers.map((track_id) => ({ track_id, liked_at: likedAt(track_id).toISOString() }));
  return likeAll(addTracks(emptyWorld(someUser({ id, permalink })), tracks), likes);
}

/** Of every step that ran, by job and step. */
type Seconds = Record<string, number>;

function secondsOf(run: Rehearsed): Seconds {
  const steps = Object.entries(run).flatMap(([job, { steps }]) =>
    Object.entries(steps).map(([step, { seconds }]) => [`${job}: ${step.split('@')[0]}`, seconds] as const),
  );
  return { ...Object.fromEntries(steps), all: steps.reduce((sum, [, seconds]) => sum + seconds, 0) };
}

/** A row a step, a column a run. */
function asRows(columns: Readonly<Record<string, Seconds>>): Record<string, Record<string, string>> {
  const steps = new Set(Object.values(columns).flatMap(Object.keys));
  steps.delete('all');
  const row = (step: string) =>
    Object.fromEntries(
      Object.entries(columns).map(([run, seconds]) => [run, seconds[step]?.toFixed(2) ?? '']),
    );
  return Object.fromEntries([...steps, 'all'].map((step) => [step, row(step)]));
}
