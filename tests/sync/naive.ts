import type { LineupEdit } from '#domain/edit.ts';
import type { Manners } from '../upstream/manners.ts';
import type { World } from '../upstream/world.ts';
import { isFinal, lookUp, weeksOf } from './naive-facts.ts';
import { careForLinks, meetGuests } from './naive-guests.ts';
import { type Reading, readPages, readToldPages, type Shown } from './naive-listing.ts';
import { takeShown } from './naive-sightings.ts';
import { isOver, plusSeconds, second, weekBefore, weekOf } from './naive-weeks.ts';

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
  /** Whether `at` is when it was first seen, for want of its own date. */
  isObserved: boolean;
  /** The week that it moved to when its date was learned. */
  leftFor?: string;
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
  /** What has to be asked before all else, for a credential. */
  front: 'fine' | 'broken';
  /** Looking tracks up: none fails, all do, or only asking for a single one. */
  lookups: 'fine' | 'broken' | 'singles-broken';
  resolve: 'fine' | 'broken';
  /** This page of likes and all after it fail. */
  brokenPage: number;
  /** The code by which a sync says what failed. */
  code: string;
}

/** A sync that has to stop and change nothing. */
export interface Refusal {
  refused: string;
}

export interface NaiveSync {
  world: World;
  manners: Manners;
  answers: Answers;
  edits: ReadonlyMap<string, readonly LineupEdit[]>;
  now: string;
  from: 'web' | 'official';
  full: boolean;
  allowShrink: boolean;
  allowUndated: boolean;
  links: boolean;
}

const CLOCK_SKEW_S = 3600;
/** A success that lies later was dated by a wrong clock. */
const MOST_AHEAD_S = 2 * 24 * 3600;
/** So few likes may all be hidden. */
const MOST_HIDDEN = 5;

/** The archive after a sync, or why it is refused. */
export function naiveSync(before: NaiveArchive, sync: NaiveSync): NaiveArchive | Refusal {
  const { world, manners, answers, now, from } = sync;
  const lacking = from === 'official' && !sync.allowUndated ? datesLacking(before, now) : null;
  if (lacking) return { refused: lacking };
  const bound = sync.full ? null : boundOf(before, now);
  const reading = from === 'web' ? readPages(world, manners, bound) : readToldPages(world, manners);
  if (meetsTrouble(reading, bound, answers)) return { refused: answers.code };
  const nonsense = nonsenseIn(before, reading.shown, bound, sync);
  if (nonsense) return { refused: nonsense };

  const after = structuredClone(before);
  const seen = takeShown(after, before, reading.shown, now);
  // Who does not tell all takes nothing away.
  if (from === 'web') takeAbsent(after, seen, bound, sync);
  if (!sync.allowShrink && shrinksTooMuch(before, after)) return { refused: 'refused-to-shrink' };
  meetGuests(after, before, sync);
  if (sync.links && from === 'web') careForLinks(after, sync);
  after.status = statusAfter(before, now, sameFacts(before, after));
  return after;
}

/** What a list without dates cannot begin, or make up for. */
function datesLacking({ status }: NaiveArchive, now: string): string | null {
  if (!status) return 'first-sync-needs-dates';
  const { last_success, current_show } = status;
  return !isOver(last_success) && isFinal(current_show, now) ? 'missed-week-needs-dates' : null;
}

/** A first reading asks who the host is, and a list that tells too little asks for its tracks. */
function meetsTrouble(
  { pages, asksForTitles, asksForHidden }: Reading,
  bound: string | null,
  { front, lookups, resolve, brokenPage }: Answers,
): boolean {
  if (front === 'broken' || pages >= brokenPage || (bound === null && resolve === 'broken')) return true;
  return (asksForTitles && lookups === 'broken') || (asksForHidden && lookups !== 'fine');
}

/** Renewed by news, on another day, with another show, and after a clock that ran ahead. */
function statusAfter({ status }: NaiveArchive, now: string, isSame: boolean): NaiveArchive['status'] {
  const current_show = weekOf(now).slug;
  if (!status) return { last_success: now, current_show };
  const latest = second(plusSeconds(now, MOST_AHEAD_S));
  if (status.last_success > latest) return { last_success: now, current_show };
  const isSameDay = status.last_success.slice(0, 10) === now.slice(0, 10);
  if (isSame && isSameDay && status.current_show === current_show) return status;
  return { last_success: [status.last_success, now].sort()[1] ?? now, current_show };
}

/**
 * The week before this one, the last success, the newest date that is known: whichever is oldest. All
 * of it where no date is known, or one is missing that could still matter.
 */
function boundOf({ status, likes }: NaiveArchive, now: string): string | null {
  const dates = likes.filter(({ isObserved }) => !isObserved).map(({ at }) => at);
  const newest = dates.sort().at(-1);
  const isWaiting = likes.some(
    ({ isObserved, state, week }) => isObserved && state !== 'unliked' && !isFinal(week, now),
  );
  if (!status || !newest || isWaiting) return null;
  return [weekBefore(weekOf(now)).start, status.last_success, newest].sort()[0] ?? null;
}

function nonsenseIn(
  before: NaiveArchive,
  shown: readonly Shown[],
  bound: string | null,
  { now, allowShrink, world }: NaiveSync,
): string | null {
  const latest = second(plusSeconds(now, CLOCK_SKEW_S));
  if (shown.some(({ at }) => at !== null && at > latest)) return 'like-from-the-future';
  const counted = bound === null ? world.likes.length + world.playlistLikes.length : 0;
  const isExpected = counted > MOST_HIDDEN || before.likes.some(({ state }) => state === 'liked');
  return shown.length === 0 && isExpected && !allowShrink ? 'likes-missing' : null;
}

/** A like over whose date the list was read and that it lacks: taken back, gone, or who knows. */
function takeAbsent(
  after: NaiveArchive,
  seen: readonly NaiveLike[],
  bound: string | null,
  sync: NaiveSync,
): void {
  const absent = after.likes.filter((like) => {
    const isRead = bound === null || like.at >= bound;
    const isLikedAgain = seen.some(({ id, week }) => id === like.id && week > like.week);
    return like.state !== 'unliked' && isRead && !seen.includes(like) && !isLikedAgain;
  });
  const answers = lookUp(absent, sync);
  for (const like of absent) {
    const answer = answers.get(like.id);
    if (answer === 'gone') like.state = 'gone';
    if (answer === 'alive' && !isFinal(like.week, sync.now)) like.state = 'unliked';
  }
}

/**
 * A host takes back five tracks of a show at once, or a fifth of them, but not more. What comes into
 * another week meanwhile has moved.
 */
function shrinksTooMuch(before: NaiveArchive, after: NaiveArchive): boolean {
  const stands = ({ likes }: NaiveArchive, track: number, week: string) =>
    likes.some((like) => like.id === track && like.week === week && like.state !== 'unliked');
  const weeks = weeksOf(after);
  return weeksOf(before).some((week) => {
    const tracks = new Set(before.likes.map(({ id }) => id).filter((id) => stands(before, id, week)));
    const lost = [...tracks].filter(
      (id) =>
        !stands(after, id, week) &&
        !weeks.some((other) => stands(after, id, other) && !stands(before, id, other)),
    );
    return lost.length > 5 && lost.length * 5 > tracks.size;
  });
}

function sameFacts(a: NaiveArchive, b: NaiveArchive): boolean {
  return JSON.stringify([a.likes, a.guests]) === JSON.stringify([b.likes, b.guests]);
}
