import { join } from 'node:path';
import config from '#config';
import { showText, statusText } from '#snapshot/canonical.ts';
import { place, temporaryFolder } from './folders.ts';
import { someLike, someShow, someStatus } from './shows.ts';

/** The moment of {@link archive}. */
export const ARCHIVE_NOW = '2026-03-20T00:00:00Z';

/** The built-in station’s shows of 25 February (tracks 1 to 3), 11 March (4 to 8) and 18 March (9, the current one). */
export function archive(edits: Record<string, object> = {}): string {
  const folder = join(temporaryFolder(), 'data');
  const liked = (day: string, ids: number[]) =>
    ids.map((track_id) => someLike({ track_id, liked_at: `${day}T12:00:0${track_id}Z` }));
  const shows = [
    someShow('2026-02-25', liked('2026-02-27', [1, 2, 3])),
    someShow('2026-03-11', liked('2026-03-13', [4, 5, 6, 7, 8])),
    someShow('2026-03-18', liked('2026-03-19', [9])),
  ];
  for (const show of shows) place(folder, `shows/2026/${show.slug}.json`, showText(show));
  const user_id = config.host.soundcloud_user_id;
  const status = someStatus({ user_id, last_success: ARCHIVE_NOW, current_show: '2026-03-18' });
  place(folder, 'status.json', statusText({ ...status, counts: { ...status.counts, shows: 3, liked: 9 } }));
  for (const [slug, file] of Object.entries(edits)) place(folder, `edits/${slug}.json`, JSON.stringify(file));
  return folder;
}
