import type { NaiveArchive, NaiveLike } from './naive.ts';
import { isFinal } from './naive-facts.ts';
import { weekFrom } from './naive-weeks.ts';

/** Who hosts the shows up to the last of theirs; null where there is no last. */
export interface NaiveHost {
  user: number;
  last: string | null;
}

/** Whose likes a sync reads, from when to when they count, and from which find on they are theirs. */
export interface NaiveReading {
  user: number;
  from: string;
  to: string;
  seenFrom: string;
  hasLeft: boolean;
  /** Whether nothing was ever read of them. */
  isFresh: boolean;
}

const NEVER = '9999';

/** All who host now, or whose last show no sync has seen final yet. */
export function hostsToRead(
  hosts: readonly NaiveHost[],
  { status }: NaiveArchive,
  now: string,
): NaiveReading[] {
  const latest = status && (status.last_success < now ? status.last_success : now);
  const terms = hosts.map(({ user, last }, index) => {
    const before = hosts[index - 1]?.last;
    return {
      user,
      from: before ? weekFrom(before).end : '',
      to: last ? weekFrom(last).end : NEVER,
      isSettled: last !== null && latest !== null && isFinal(last, latest),
    };
  });
  const [first, ...others] = terms.filter(({ isSettled }) => !isSettled);
  const read = [...(first ? [first] : []), ...others.filter(({ from }) => from <= now)];
  return read.map(({ isSettled: _, ...term }, index) => {
    const hasLeft = index < read.length - 1;
    const isOther = status !== null && !hasLeft && status.user !== term.user;
    const seenFrom = hasLeft ? '' : isOther ? now : (status?.user_since ?? '');
    return { ...term, hasLeft, isFresh: status === null || isOther, seenFrom };
  });
}

export function isTheirs({ from, to, seenFrom }: NaiveReading, { at, seen }: NaiveLike): boolean {
  return from <= at && at < to && seenFrom <= seen;
}
