import { addHours, addSeconds, type Instant } from '#domain/instant.ts';
import type { Station } from '#domain/station.ts';
import { calendarOf, type Window } from '#domain/window.ts';
import { addTracks, emptyWorld, hide, like, removeTrack, unlike, type World } from '../upstream/world.ts';
import { type Dice, dice } from './dice.ts';
import { inventTracks } from './tracks.ts';

/** The sample is always told up to here: the middle of a week, a year and more after its beginning. */
const SAMPLE_MOMENT: Instant = '2026-03-15T18:00:00Z';
const SAMPLE_WEEKS = 60;

const SEED = 20_260_311;
const BROADCAST_SECONDS = 4 * 3600;

/** Something that happens on the invented SoundCloud. */
interface Turn {
  at: Instant;
  happen: (world: World) => World;
}

export interface Story {
  world: World;
  /** In the order of time. */
  turns: Turn[];
  /** When the station's sync runs, in the order of time. */
  syncs: Instant[];
  windows: Window[];
}

/** The invented year of a station: what its host liked, took back, and what disappeared. */
export function sampleStory(station: Station, pictured: boolean): Story {
  const chance = dice(SEED);
  const fresh = inventTracks(chance, pictured);
  const windows = weeksUpToSample(station);
  const { name: username, soundcloud_user: permalink, soundcloud_user_id: id } = station.host;
  let world = emptyWorld({ id, permalink, username, avatar_url: null });
  const played: number[] = [];
  const turns: Turn[] = [];
  for (const window of windows) {
    const tonight: number[] = [];
    for (let n = chance.between(15, 45); n > 0; n -= 1) {
      const old = chance.chance(0.12) ? played[chance.between(0, played.length - 1)] : undefined;
      if (old !== undefined && !tonight.includes(old)) tonight.push(old);
      else {
        const track = fresh.next().value;
        world = addTracks(world, [track]);
        tonight.push(track.id);
      }
    }
    turns.push(...likesOf(tonight, window, chance), ...mishaps(tonight, window, chance));
    played.push(...tonight);
  }
  world = addTracks(world, [fresh.next().value, fresh.next().value]);
  const past = ({ at }: Turn) => at < SAMPLE_MOMENT;
  return { world, turns: turns.filter(past).sort(byTime), syncs: windows.flatMap(syncsOf), windows };
}

/** The host likes most of a show while it is on the air and the rest over the week. */
function likesOf(tracks: readonly number[], window: Window, chance: Dice): Turn[] {
  return tracks.map((track) => {
    const seconds = chance.chance(0.7)
      ? chance.between(60, BROADCAST_SECONDS)
      : chance.between(BROADCAST_SECONDS, 160 * 3600);
    return {
      at: addSeconds(window.start, seconds),
      happen: (world) => likeAgain(world, track, addSeconds(window.start, seconds)),
    };
  });
}

/** A like is one a track: to like it in another week is to move it there. */
function likeAgain(world: World, track: number, at: Instant): World {
  return like(unlike(world, track), track, at);
}

/** Some likes are taken back a day later, some tracks are deleted or made private. */
function mishaps(tracks: readonly number[], window: Window, chance: Dice): Turn[] {
  const turns: Turn[] = [];
  if (chance.chance(0.4)) {
    const track = chance.pick(tracks);
    turns.push({
      at: addHours(window.start, chance.between(161, 166)),
      happen: (world) => unlike(world, track),
    });
  }
  if (chance.chance(0.3)) {
    const track = chance.pick(tracks);
    const vanish = chance.chance(0.5) ? removeTrack : hide;
    turns.push({
      at: addHours(window.start, chance.between(161, 200)),
      happen: (world) => vanish(world, track),
    });
  }
  return turns;
}

function weeksUpToSample(station: Station): Window[] {
  const calendar = calendarOf(station);
  const weeks = [calendar.at(SAMPLE_MOMENT)];
  while (weeks.length < SAMPLE_WEEKS) weeks.unshift(calendar.previous(weeks[0] as Window));
  return weeks;
}

/** Three times a week: after the broadcast, in midweek, and before the turn. */
function syncsOf({ start }: Window): Instant[] {
  return [5, 80, 160].map((hours) => addHours(start, hours)).filter((at) => at <= SAMPLE_MOMENT);
}

function byTime(a: Turn, b: Turn): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
