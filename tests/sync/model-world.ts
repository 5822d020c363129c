import type { LineupEdit } from '#domain/edit.ts';
import {
  changeTrack,
  hide,
  like,
  likePlaylist,
  removeTrack,
  renameTrack,
  renameUser,
  restore,
  unlike,
  unlist,
  type World,
} from '../upstream/world.ts';
import type { Step } from './model-steps.ts';
import { addressOf, told, visible } from './naive-listing.ts';
import type { NaiveShow } from './naive-shows.ts';

/** A host who takes back many likes takes back these, or up to three more. */
const MANY = 5;

/** The world after the host or an uploader did something, at this moment. */
export function changed(world: World, step: Step, moment: string, name: string): World {
  if (step.kind === 'like') return likedMore(world, step, moment);
  if (step.kind === 'unlike') return likedLess(world, step);
  const liked = world.likes.map(({ track_id }) => track_id);
  if (step.kind === 'relike') {
    const id = pickFrom(liked, step.pick);
    return id !== undefined && visible(world, id) ? like(unlike(world, id), id, moment) : world;
  }
  return 'pick' in step && step.kind !== 'edit' ? uploaded(world, step, name) : world;
}

function likedMore(world: World, { picks, playlist }: Step & { kind: 'like' }, moment: string): World {
  const liked = world.likes.map(({ track_id }) => track_id);
  const free = [...world.tracks.keys()].filter((id) => visible(world, id) && !liked.includes(id));
  const picked = new Set(picks.map((pick) => pickFrom(free, pick)).filter((id) => id !== undefined));
  const after = [...picked].reduce((now, id) => like(now, id, moment), world);
  return playlist ? likePlaylist(after, 9_000_000 + (Date.parse(moment) % 1_000_000), moment) : after;
}

function likedLess(world: World, { pick, many }: Step & { kind: 'unlike' }): World {
  const liked = world.likes.map(({ track_id }) => track_id);
  const first = pickFrom(liked, pick);
  return (many ? liked.slice(-MANY - Math.floor(4 * pick)) : liked.filter((id) => id === first)).reduce(
    unlike,
    world,
  );
}

type Upload = Step & {
  kind: 'remove' | 'hide' | 'unlist' | 'restore' | 'rename' | 'rename user' | 'other length';
};

function uploaded(world: World, step: Upload, name: string): World {
  const isMeant = (id: number) =>
    step.kind === 'restore' ? !told(world, id) : visible(world, id) !== undefined;
  const track = pickFrom(
    [...world.tracks.values()].filter(({ id }) => isMeant(id)),
    step.pick,
  );
  if (!track) return world;
  const { id, uploader, duration_ms } = track;
  if (step.kind === 'rename') return renameTrack(world, id, `Title ${name}`, `address-${name}`);
  if (step.kind === 'rename user') {
    return renameUser(world, uploader.id, { username: `User ${name}`, permalink: `user-${name}` });
  }
  if (step.kind === 'other length') return changeTrack(world, id, { duration_ms: duration_ms + step.by });
  return { remove: removeTrack, hide, unlist, restore }[step.kind](world, id);
}

/** What a person decides who sees this show and knows these tracks, or null where there is nothing to decide. */
export function decision(
  step: Step & { kind: 'edit' },
  show: NaiveShow,
  before: readonly LineupEdit[],
  world: World,
): LineupEdit | null {
  const position = 1 + Math.floor((step.place ?? 0) * (show.tracks.length + (step.verb === 'add' ? 1 : 0)));
  if (step.verb === 'add') {
    const added = before.flatMap((edit) => ('add' in edit ? [edit.add] : []));
    const free = [...world.tracks.values()].filter(
      (track) =>
        !added.includes(addressOf(track)) &&
        !show.tracks.some(
          ({ track_id, permalink_url }) => track_id === track.id || permalink_url === addressOf(track),
        ),
    );
    const track = pickFrom(free, step.pick);
    const place = step.place === null ? {} : { position };
    return track ? { add: addressOf(track), ...place, reason: 'played, never liked' } : null;
  }
  const id = pickFrom(show.tracks, step.pick)?.track_id;
  if (id === undefined || id === null) return null;
  if (step.verb === 'remove') return { remove: id, reason: 'not played' };
  if (step.verb === 'move') return { move: id, position, reason: 'played then' };
  return { correct: id, title: `Right title of ${id}`, reason: 'typo' };
}

export function pickFrom<T>(all: readonly T[], share: number): T | undefined {
  return all[Math.floor(share * all.length)];
}
