import type { LineupEdit } from '#domain/edit.ts';
import type { Manners } from '../upstream/manners.ts';
import { accountIn, type World } from '../upstream/world.ts';
import { isFinal, lookUp, weeksOf } from './naive-facts.ts';
import { careForLinks, meetGuests } from './naive-guests.ts';
import { hostsToRead, isTheirs, type NaiveHost, type NaiveReading } from './naive-hosts.ts';
import { type Reading, readPages, readToldPages } from './naive-listing.ts';
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
  status: { last_success: string; current_show: string; user: number; user_since?: string } | null;
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
  /** The code by which a sync says what failed, and that it was the first page of somebody’s likes. */
  code: string;
  firstPageCode: string;
}

/** A sync that has to stop and change nothing. */
export interface Refusal {
  refused: string;
}

export interface NaiveSync {
  hosts: readonly NaiveHost[];
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
  const { now, from } = sync;
  const readings = hostsToRead(sync.hosts, before, now);
  if (from === 'official' && readings.length > 1) return { refused: 'earlier-host-needs-dates' };
  const lacking = from === 'official' && !sync.allowUndated && neededDates(before, readings, now);
  if (lacking) return { refused: lacking };
  const reads: Read[] = [];
  for (const reading of readings) {
    const pages = reads.reduce((sum, { read }) => sum + read.pages, 0);
    const next = readHost(before, reading, pages, sync);
    if ('refused' in next) return next;
    reads.push(next);
  }

  const after = structuredClone(before);
  const counted = reads.flatMap(({ reading, read }) =>
    read.shown.filter(({ at }) => at === null || (reading.from <= at && at < reading.to)),
  );
  const seen = takeShown(after, before, counted, now);
  // Who does not tell all takes nothing away.
  if (from === 'web') takeAbsent(after, seen, reads, sync);
  if (!sync.allowShrink && shrinksTooMuch(before, after)) return { refused: 'refused-to-shrink' };
  meetGuests(after, before, sync);
  if (sync.links && from === 'web') careForLinks(after, sync);
  after.status = statusAfter(before, readings.at(-1), now, sameFacts(before, after));
  return after;
}

function neededDates(
  { status }: NaiveArchive,
  readings: readonly NaiveReading[],
  now: string,
): string | null {
  if (!status) return 'first-sync-needs-dates';
  if (!isOver(status.last_success) && readings.at(-1)?.from) return 'later-host-needs-dates';
  const { last_success, current_show } = status;
  return !isOver(last_success) && isFinal(current_show, now) ? 'missed-week-needs-dates' : null;
}

/** What was read of a host, back to a bound. */
interface Read {
  reading: NaiveReading;
  bound: string | null;
  read: Reading;
}

/** @param pages that were read of other hosts before */
function readHost(
  before: NaiveArchive,
  reading: NaiveReading,
  pages: number,
  sync: NaiveSync,
): Read | Refusal {
  const { manners, answers, from } = sync;
  const account = accountIn(sync.world, ({ id }) => id === reading.user);
  if (!account) throw new Error(`nobody is user ${reading.user}`);
  const wanted = sync.full || reading.isFresh ? null : boundOf(before, sync.now);
  const bound = [wanted ?? '', reading.from].sort().at(-1) || null;
  const read = from === 'web' ? readPages(account, manners, bound) : readToldPages(account, manners);
  const brokenPage = answers.brokenPage - pages;
  if (brokenPage === 1 && answers.firstPageCode === 'unknown-user') {
    return { refused: reading.hasLeft ? 'earlier-host-unknown' : 'unknown-user' };
  }
  if (meetsTrouble(read, wanted === null, { ...answers, brokenPage })) return { refused: answers.code };
  const nonsense = nonsenseIn(before, { reading, bound, read }, account, sync);
  return nonsense ? { refused: nonsense } : { reading, bound, read };
}

/** A first reading asks who the host is, and a list that tells too little asks for its tracks. */
function meetsTrouble(
  { pages, asksForTitles, asksForHidden }: Reading,
  isFirst: boolean,
  { front, lookups, resolve, brokenPage }: Answers,
): boolean {
  if (front === 'broken' || pages >= brokenPage || (isFirst && resolve === 'broken')) return true;
  return (asksForTitles && lookups === 'broken') || (asksForHidden && lookups !== 'fine');
}

/** Renewed by news, on another day, with another show or host, and after a clock that ran ahead. */
function statusAfter(
  { status }: NaiveArchive,
  reading: NaiveReading | undefined,
  now: string,
  isSame: boolean,
): NaiveArchive['status'] {
  const { user = 0, seenFrom = '' } = reading ?? {};
  const fresh = { current_show: weekOf(now).slug, user, ...(seenFrom && { user_since: seenFrom }) };
  if (!status) return { ...fresh, last_success: now };
  const latest = second(plusSeconds(now, MOST_AHEAD_S));
  if (status.last_success > latest) return { ...fresh, last_success: now };
  const isSameDay = status.last_success.slice(0, 10) === now.slice(0, 10);
  const isOfTheSame = status.current_show === fresh.current_show && status.user === user;
  if (isSame && isSameDay && isOfTheSame) return status;
  return { ...fresh, last_success: [status.last_success, now].sort()[1] ?? now };
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
  { reading, bound, read: { shown } }: Read,
  { likes, playlistLikes }: World,
  { now, allowShrink }: NaiveSync,
): string | null {
  const latest = second(plusSeconds(now, CLOCK_SKEW_S));
  if (shown.some(({ at }) => at !== null && at > latest)) return 'like-from-the-future';
  const counted = bound === null ? likes.length + playlistLikes.length : 0;
  const known = before.likes.filter((like) => isTheirs(reading, like));
  const isExpected = counted > MOST_HIDDEN || known.some(({ state }) => state === 'liked');
  return shown.length === 0 && isExpected && !allowShrink ? 'likes-missing' : null;
}

/** A like over whose date the list was read and that it lacks: taken back, gone, or who knows. */
function takeAbsent(
  after: NaiveArchive,
  seen: readonly NaiveLike[],
  reads: readonly Read[],
  sync: NaiveSync,
): void {
  const absent = after.likes.filter((like) => {
    const isRead = reads.some(({ reading, bound }) => isTheirs(reading, like) && like.at >= (bound ?? ''));
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
