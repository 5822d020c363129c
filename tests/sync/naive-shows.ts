import type { LineupEdit } from '#domain/edit.ts';
import type { NaiveArchive } from './naive.ts';
import { byFinding, weeksOf } from './naive-facts.ts';
import { type NaiveTrack, naiveLineup } from './naive-lineup.ts';
import { weekFrom, weekOf } from './naive-weeks.ts';

export interface NaiveShow {
  slug: string;
  week_start: string;
  week_end: string;
  created_at: string;
  tracks: (NaiveTrack & { position: number })[];
}

/** What is published at a moment: the weeks that have begun and hold something, and the current one. */
export function naiveShows(
  archive: NaiveArchive,
  edits: ReadonlyMap<string, readonly LineupEdit[]>,
  now: string,
): NaiveShow[] {
  const weeks = new Set([...weeksOf(archive), ...edits.keys(), weekOf(now).slug]);
  return [...weeks]
    .sort()
    .reverse()
    .map(weekFrom)
    .filter(({ start }) => start <= now)
    .map(({ slug, start, end }) => {
      const likes = archive.likes.filter(({ week }) => week === slug).sort(byFinding);
      const guests = archive.guests.filter(({ week }) => week === slug);
      const rows = naiveLineup(likes, guests, edits.get(slug) ?? []);
      return {
        slug,
        week_start: start,
        week_end: end,
        created_at: [...likes, ...guests].map(({ seen }) => seen).sort()[0] ?? start,
        tracks: rows.map((row, index) => ({ position: index + 1, ...row })),
      };
    });
}

/** What left the shows that have begun, and how: `moved` to its own week, or `removed` by the host. */
export function naiveLeft({ likes }: NaiveArchive, now: string): string[] {
  return likes
    .filter(({ state, week }) => state === 'unliked' && weekFrom(week).start <= now)
    .map(({ week, id, leftFor }) => `${week} ${id} ${leftFor ? 'moved' : 'removed'}`)
    .sort();
}
