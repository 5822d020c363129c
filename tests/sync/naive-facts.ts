import type { Kept, NaiveArchive, NaiveFacts, NaiveLike, NaiveSync } from './naive.ts';
import { visible } from './naive-listing.ts';
import { plusSeconds, second, weekFrom, weekOf } from './naive-weeks.ts';

const SETTLING_S = 48 * 3600;
/** SoundCloud’s own noise in lengths. */
const SAME_LENGTH_MS = 40;

export type Answer = 'alive' | 'gone' | 'unknown';

/** What is said of these tracks; one that is gone wherever it is asked for needs no word of its own. */
export function lookUp(asked: readonly Kept[], { world, answers }: NaiveSync): Map<number, Answer> {
  const said = asked.map(({ id }): [number, Answer] => {
    if (answers.lookups === 'broken') return [id, 'unknown'];
    if (visible(world, id)) return [id, 'alive'];
    const wasGone = asked.every((each) => each.id !== id || each.state === 'gone');
    return [id, answers.lookups === 'fine' || wasGone ? 'gone' : 'unknown'];
  });
  return new Map(said);
}

export function isFinal(week: string, now: string): boolean {
  return now >= second(plusSeconds(weekFrom(week).end, SETTLING_S));
}

export function weeksOf({ likes, guests }: NaiveArchive): string[] {
  return [...new Set([...likes, ...guests].map(({ week }) => week))];
}

/** When a sync sees what is new in a week: after all that was there before. */
export function firstSeen({ likes, guests }: NaiveArchive, week: string, now: string): string {
  const there = [...likes, ...guests].filter((each) => each.week === week);
  const next = there.map((each) => second(plusSeconds(each.seen, 1)));
  return [now, ...next].sort().at(-1) ?? now;
}

/** Whether an edit may speak of a week: one that is kept, or one from the first to the current. */
export function isEditable(week: string, archive: NaiveArchive, now: string): boolean {
  const held = weeksOf(archive);
  const current = weekOf(now).slug;
  const [first = current] = [...held, current].sort();
  return held.includes(week) || (week >= first && week <= current);
}

export function followed(known: NaiveFacts, seen: NaiveFacts): NaiveFacts {
  const isNoise = Math.abs(known.duration_ms - seen.duration_ms) <= SAME_LENGTH_MS;
  return isNoise ? { ...seen, duration_ms: known.duration_ms } : seen;
}

export function noteAddresses(known: Kept, { permalink_url, artist_url }: NaiveFacts): void {
  const isSame = permalink_url === known.facts.permalink_url && artist_url === known.facts.artist_url;
  known.addresses = isSame ? undefined : { permalink_url, artist_url };
}

/** The order of the lineup. */
export function byFinding(a: NaiveLike, b: NaiveLike): number {
  return a.seen.localeCompare(b.seen) || a.at.localeCompare(b.at) || a.id - b.id;
}
