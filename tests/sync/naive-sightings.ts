import type { NaiveArchive, NaiveFacts, NaiveLike } from './naive.ts';
import { firstSeen, followed, isFinal, noteAddresses } from './naive-facts.ts';
import type { Shown } from './naive-listing.ts';
import { isOver, plusSeconds, second, weekOf } from './naive-weeks.ts';

/** Of what is liked after the last show: later than all weeks. */
const NO_WEEK = '9999';

/** Takes what a list shows into the archive, and answers the likes by which the archive knows it. */
export function takeShown(
  after: NaiveArchive,
  before: NaiveArchive,
  shown: readonly Shown[],
  now: string,
): NaiveLike[] {
  let undated = 0;
  return [...shown].reverse().map(({ id, at, facts }) => {
    const known = at === null ? standing(after, id) : datedLike(after, id, at, now);
    const date = at ?? now;
    const like = known ?? after.likes.find((each) => each.id === id && each.at === date);
    if (like) return seenAgain(like, facts, now);
    const week = isOver(date) ? NO_WEEK : weekOf(date).slug;
    const seen = second(plusSeconds(firstSeen(before, week, now), at === null ? undated++ : 0));
    const found: NaiveLike = { week, id, at: date, isObserved: at === null, seen, facts, state: 'liked' };
    if (week !== NO_WEEK) after.likes.push(found);
    return found;
  });
}

/** Without a date it is the newest like of the track that the host has not taken back. */
function standing({ likes }: NaiveArchive, id: number): NaiveLike | undefined {
  return likes
    .filter((like) => like.id === id && like.state !== 'unliked')
    .sort(byDate)
    .at(-1);
}

/**
 * The like of this date: a known one, or the one that was seen first when it was not known yet. That
 * is told its date, in its own week or by leaving for it, unless a week is final.
 */
function datedLike({ likes }: NaiveArchive, id: number, at: string, now: string): NaiveLike | undefined {
  const mine = likes.filter((like) => like.id === id);
  const exact = mine.find((like) => !like.isObserved && like.at === at);
  const guessed = mine.filter((like) => like.isObserved && !like.leftFor && like.at >= at).sort(byDate)[0];
  if (exact || !guessed) return exact;
  const { slug: week } = weekOf(at);
  if (isFinal(guessed.week, now) || isFinal(week, now)) return guessed;
  if (week === guessed.week) return Object.assign(guessed, { at, isObserved: false });
  Object.assign(guessed, { state: 'unliked', leftFor: week });
  return undefined;
}

/** A final show keeps what was published, but where the track and its uploader live now. */
function seenAgain(like: NaiveLike, facts: NaiveFacts, now: string): NaiveLike {
  if (like.state !== 'liked') delete like.leftFor;
  like.state = 'liked';
  if (isFinal(like.week, now)) noteAddresses(like, facts);
  else like.facts = followed(like.facts, facts);
  return like;
}

function byDate(a: NaiveLike, b: NaiveLike): number {
  return a.at.localeCompare(b.at);
}
