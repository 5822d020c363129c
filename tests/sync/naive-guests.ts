import type { WorldTrack } from '../upstream/world.ts';
import type { Kept, NaiveArchive, NaiveGuest, NaiveSync } from './naive.ts';
import {
  type Answer,
  byFinding,
  firstSeen,
  isEditable,
  isFinal,
  lookUp,
  noteAddresses,
  weeksOf,
} from './naive-facts.ts';
import { factsOf, told, trackAt, visible } from './naive-listing.ts';
import { plusSeconds, second } from './naive-weeks.ts';

const REST_S = 6 * 24 * 3600;

export function meetGuests(after: NaiveArchive, before: NaiveArchive, sync: NaiveSync): void {
  for (const week of [...sync.edits.keys()].sort()) {
    for (const edit of (isEditable(week, after, sync.now) && sync.edits.get(week)) || []) {
      const isMet = after.guests.some(
        (guest) => 'add' in edit && guest.week === week && guest.url === edit.add,
      );
      const guest = 'add' in edit && !isMet ? guestAt(edit.add, week, after, before, sync) : null;
      if (guest) after.guests.push(guest);
    }
  }
}

/** A like of the week tells what an address leads to, else SoundCloud does. */
function guestAt(
  url: string,
  week: string,
  { likes }: NaiveArchive,
  before: NaiveArchive,
  sync: NaiveSync,
): NaiveGuest | null {
  const there = likes.filter((like) => like.week === week);
  const liked = there.sort(byFinding).find(({ facts }) => facts.permalink_url === url);
  const track = resolve(url, sync);
  const found = liked ?? (track && { id: track.id, facts: factsOf(track) });
  if (!found) return null;
  const seen = firstSeen(before, week, sync.now);
  return { week, url, id: found.id, seen, facts: { ...found.facts }, state: 'liked' };
}

/** The web API tells the track itself, the official one where to ask for it. */
function resolve(url: string, { world, answers, from }: NaiveSync): WorldTrack | undefined {
  if (answers.resolve === 'broken' || (from === 'official' && answers.lookups !== 'fine')) return undefined;
  return trackAt(world, url, from === 'web' ? visible : told);
}

/** Looks again at all tracks of final weeks, once in six days. */
export function careForLinks(after: NaiveArchive, sync: NaiveSync): void {
  const rested = second(plusSeconds(sync.now, -REST_S));
  // A look that is still to come was one by a clock that ran ahead.
  const hasRest = (looked = '') => rested < looked && looked <= sync.now;
  const due = weeksOf(after).filter((week) => isFinal(week, sync.now) && !hasRest(after.checked[week]));
  const standing = [...after.likes, ...after.guests].filter(
    ({ week, state }) => due.includes(week) && state !== 'unliked',
  );
  const answers = lookUp(standing, sync);
  for (const each of standing) lookAgain(each, answers.get(each.id), sync);
  for (const week of due) {
    const unknown = standing.filter((each) => each.week === week && answers.get(each.id) === 'unknown');
    if (unknown.length === 0) after.checked[week] = sync.now;
  }
}

function lookAgain(kept: Kept, answer: Answer | undefined, sync: NaiveSync): void {
  const track = visible(sync.world, kept.id);
  if (answer === 'gone') kept.state = 'gone';
  if (answer !== 'alive' || !track) return;
  kept.state = 'liked';
  noteAddresses(kept, factsOf(track));
}
