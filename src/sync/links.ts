import type { AirlogError } from '#domain/errors.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import type { Guest, Like } from '#domain/like.ts';
import { likesAndGuests, phaseOf, type Show, type Shows } from '#domain/show.ts';
import type { Lookup } from '#domain/source.ts';
import { compareText } from '#domain/text.ts';
import type { TrackId } from '#domain/track.ts';
import type { Slug } from '#domain/window.ts';
import type { Finding, Merged } from './finding.ts';
import { type LookUpMeans, lookUpTracks } from './look-up.ts';
import { noteAddresses } from './merge.ts';

/** A show is not looked up again before this has passed; the schedule runs weekly. */
const REST_HOURS = 6 * 24;

/** A week, and a day more: the schedule's own run of the week may come late. */
const OVERDUE_HOURS = 8 * 24;

export interface LinkCare extends Merged {
  /** Shows all of whose tracks were looked up. */
  checked: Slug[];
  /** What asking met, once for each track that it leaves unknown. */
  troubles: AirlogError[];
}

/** Whether no show was looked up for so long that the schedule's run of the week has not come. */
export function linksAreOverdue(shows: Shows, now: Instant): boolean {
  const long = addHours(now, -OVERDUE_HOURS);
  return [...shows.values()].every((show) => lastLook(show, now) <= long);
}

/** When a show was looked up, or '' where it never was: a look in the future is one by a clock that ran ahead. */
function lastLook({ links_checked = '' }: Show, now: Instant): Instant | '' {
  return links_checked > now ? '' : links_checked;
}

/** Looks the tracks of final shows up, oldest check first, as far as the requests reach. */
export async function careForLinks(
  shows: Shows,
  means: LookUpMeans & { maxRequests: number },
  now: Instant,
): Promise<LinkCare> {
  const due = dueShows(shows, now, means.maxRequests * means.source.tracksPerRequest);
  const answers = await lookUpTracks(due.flatMap(standing), means);
  const cared = new Map(shows);
  const findings: Finding[] = [];
  const checked: Slug[] = [];
  for (const show of due) {
    const result = settleShow(show, answers, now);
    cared.set(show.slug, result.show);
    findings.push(...result.findings);
    if (result.show.links_checked === now) checked.push(show.slug);
  }
  return { shows: cared, findings, checked, troubles: [...answers.values()].flatMap(troubleOf) };
}

/**
 * Final shows that have rested, oldest check first, until they hold so many tracks. One that alone holds
 * more is never looked up whole: it comes last, or no other would have its turn.
 */
function dueShows(shows: Shows, now: Instant, maxTracks: number): Show[] {
  const rested = addHours(now, -REST_HOURS);
  const due = [...shows.values()]
    .filter((show) => phaseOf(show, now) === 'final' && lastLook(show, now) <= rested)
    .sort((a, b) => compareText(lastLook(a, now) + a.slug, lastLook(b, now) + b.slug));
  const isTooLarge = (show: Show) => tracksOf(show).length > maxTracks;
  const waiting = [...due.filter((show) => !isTooLarge(show)), ...due.filter(isTooLarge)];
  let tracks = 0;
  const beyond = waiting.findIndex((show) => {
    const isBeyond = tracks >= maxTracks;
    tracks += tracksOf(show).length;
    return isBeyond;
  });
  return beyond === -1 ? waiting : waiting.slice(0, beyond);
}

function standing(show: Show): (Like | Guest)[] {
  return likesAndGuests(show).filter(({ state }) => state !== 'unliked');
}

function tracksOf(show: Show): TrackId[] {
  return standing(show).map(({ track_id }) => track_id);
}

type Answers = ReadonlyMap<TrackId, Lookup>;

function settleShow(show: Show, answers: Answers, now: Instant): { show: Show; findings: Finding[] } {
  const likes = show.likes.map((like) => settle(like, answers, now));
  const guests = show.guests?.map((guest) => settle(guest, answers, now));
  const findings = standing(show).flatMap((before): Finding[] => {
    const kept = settle(before, answers, now);
    if (kept === before) return [];
    const kind = before.state === kept.state ? 'changed' : kept.state === 'gone' ? 'gone' : 'returned';
    return [{ kind, slug: show.slug, kept }];
  });
  const isChecked = tracksOf(show).every((id) => isAnswered(answers.get(id)));
  return {
    show: {
      ...show,
      likes,
      ...(guests && { guests }),
      ...(isChecked && { links_checked: now }),
    },
    findings,
  };
}

function troubleOf(answer: Lookup): AirlogError[] {
  return answer.kind === 'unknown' && answer.trouble && !answer.withheld ? [answer.trouble] : [];
}

/** A track that the source keeps to itself is no reason to ask for its show every time. */
function isAnswered(answer: Lookup | undefined): boolean {
  return answer?.kind === 'unknown' ? answer.withheld === true : answer !== undefined;
}

function settle<Known extends Like | Guest>(known: Known, answers: Answers, now: Instant): Known {
  const answer = answers.get(known.track_id);
  if (known.state === 'unliked' || !answer || answer.kind === 'unknown') return known;
  if (answer.kind === 'gone')
    return known.state === 'gone' ? known : { ...known, state: 'gone', state_since: now };
  const alive: Known = known.state === 'gone' ? { ...known, state: 'liked', state_since: now } : known;
  return noteAddresses(alive, answer.facts);
}
