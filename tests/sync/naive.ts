import type { LineupEdit } from '#domain/edit.ts';
import type { Manners } from '../upstream/manners.ts';
import type { World } from '../upstream/world.ts';
import { firstSeen, followed, isFinal, lookUp, noteAddresses, weeksOf } from './naive-facts.ts';
import { careForLinks, meetGuests } from './naive-guests.ts';
import { type Reading, readPages, type Shown } from './naive-listing.ts';
import { plusSeconds, second, weekBefore, weekOf } from './naive-weeks.ts';

/*
 * The archive by the words of the design, without a line of src: flat lists, every question asked of
 * all of them anew. `at`, `seen`, `since` and `now` are instants to the second.
 */

export interface NaiveFacts {
  title: string;
  artist: string;
  artist_url: string | null;
  permalink_url: string;
  artwork_url: string | null;
  duration_ms: number;
  license: string | null;
  genre: string | null;
}

export interface Kept {
  week: string;
  id: number;
  seen: string;
  facts: NaiveFacts;
  state: 'liked' | 'unliked' | 'gone';
  /** Where the track and its uploader live now, once the week is final. */
  addresses?: Pick<NaiveFacts, 'permalink_url' | 'artist_url'> | undefined;
}

export interface NaiveLike extends Kept {
  at: string;
}

export interface NaiveGuest extends Kept {
  url: string;
}

export interface NaiveArchive {
  likes: NaiveLike[];
  guests: NaiveGuest[];
  /** When all links of a week’s show were last looked up. */
  checked: Record<string, string>;
  /** Null before the first success. */
  status: { last_success: string; current_show: string } | null;
}

export const EMPTY_ARCHIVE: NaiveArchive = { likes: [], guests: [], checked: {}, status: null };

/** What SoundCloud answers to other questions than for pages of likes. */
export interface Answers {
  /** Looking tracks up: none fails, all do, or only asking for a single one. */
  lookups: 'fine' | 'broken' | 'singles-broken';
  resolve: 'fine' | 'broken';
  /** This page of likes and all after it fail. */
  brokenPage: number;
}

export interface NaiveSync {
  world: World;
  manners: Manners;
  answers: Answers;
  edits: ReadonlyMap<string, readonly LineupEdit[]>;
  now: string;
  full: boolean;
  allowShrink: boolean;
  links: boolean;
}

const CLOCK_SKEW_S = 3600;

/** The archive after a sync, or null where the sync has to stop and change nothing. */
export function naiveSync(before: NaiveArchive, sync: NaiveSync): NaiveArchive | null {
  const { world, manners, answers, now } = sync;
  const bound = sync.full ? null : boundOf(before, now);
  const reading = readPages(world, manners, bound);
  if (meetsTrouble(reading, bound, answers) || isNonsense(before, reading.shown, sync)) return null;

  const after = structuredClone(before);
  takeShown(after, before, reading.shown, now);
  takeAbsent(after, reading.shown, bound, sync);
  if (!sync.allowShrink && shrinksTooMuch(before, after)) return null;
  meetGuests(after, before, sync);
  if (sync.links) careForLinks(after, sync);
  after.status = statusAfter(before, now, sameFacts(before, after));
  return after;
}

/** A first reading asks who the host is, and a list that tells too little asks for its tracks. */
function meetsTrouble(
  { pages, asksForTitles, asksForHidden }: Reading,
  bound: string | null,
  { lookups, resolve, brokenPage }: Answers,
): boolean {
  if (pages >= brokenPage || (bound === null && resolve === 'broken')) return true;
  return (asksForTitles && lookups === 'broken') || (asksForHidden && lookups !== 'fine');
}

/** Renewed by news, on another day, and with another show. */
function statusAfter({ status }: NaiveArchive, now: string, isSame: boolean): NaiveArchive['status'] {
  const current_show = weekOf(now).slug;
  if (!status) return { last_success: now, current_show };
  const isSameDay = status.last_success.slice(0, 10) === now.slice(0, 10);
  if (isSame && isSameDay && status.current_show === current_show) return status;
  return { last_success: [status.last_success, now].sort()[1] ?? now, current_show };
}

/** The week before this one, the last success, the newest like that is known: whichever is oldest. */
function boundOf({ status, likes }: NaiveArchive, now: string): string | null {
  if (!status) return null;
  const newest = likes
    .map(({ at }) => at)
    .sort()
    .slice(-1);
  return [weekBefore(weekOf(now)).start, status.last_success, ...newest].sort()[0] ?? null;
}

function isNonsense(before: NaiveArchive, shown: readonly Shown[], { now, allowShrink }: NaiveSync): boolean {
  const latest = second(plusSeconds(now, CLOCK_SKEW_S));
  if (shown.some(({ at }) => at > latest)) return true;
  return !allowShrink && shown.length === 0 && before.likes.some(({ state }) => state === 'liked');
}

function takeShown(after: NaiveArchive, before: NaiveArchive, shown: readonly Shown[], now: string): void {
  for (const { id, at, facts } of shown) {
    const week = weekOf(at).slug;
    const known = after.likes.find((like) => like.id === id && like.at === at);
    if (known) {
      known.state = 'liked';
      if (isFinal(week, now)) noteAddresses(known, facts);
      else known.facts = followed(known.facts, facts);
    } else {
      const seen = firstSeen(before, week, now);
      after.likes.push({ week, id, at, seen, facts, state: 'liked' });
    }
  }
}

/** A like over whose date the list was read and that it lacks: taken back, gone, or who knows. */
function takeAbsent(
  after: NaiveArchive,
  shown: readonly Shown[],
  bound: string | null,
  sync: NaiveSync,
): void {
  const absent = after.likes.filter((like) => {
    const isRead = bound === null || like.at >= bound;
    const isShown = shown.some(({ id, at }) => id === like.id && at === like.at);
    const isLikedAgain = shown.some(({ id, at }) => id === like.id && weekOf(at).slug > like.week);
    return like.state !== 'unliked' && isRead && !isShown && !isLikedAgain;
  });
  const answers = lookUp(absent, sync);
  for (const like of absent) {
    const answer = answers.get(like.id);
    if (answer === 'gone') like.state = 'gone';
    if (answer === 'alive' && !isFinal(like.week, sync.now)) like.state = 'unliked';
  }
}

/** A host takes back five likes of a show at once, or a fifth of them, but not more. */
function shrinksTooMuch(before: NaiveArchive, after: NaiveArchive): boolean {
  return weeksOf(before).some((week) => {
    const standing = before.likes.filter((like) => like.week === week && like.state !== 'unliked');
    const lost = standing.filter((like) =>
      after.likes.some(({ id, at, state }) => id === like.id && at === like.at && state === 'unliked'),
    );
    return lost.length > 5 && lost.length * 5 > standing.length;
  });
}

function sameFacts(a: NaiveArchive, b: NaiveArchive): boolean {
  return JSON.stringify([a.likes, a.guests]) === JSON.stringify([b.likes, b.guests]);
}
