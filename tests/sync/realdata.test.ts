import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY } from '../commands/run.ts';
import { json } from '../upstream/answer.ts';
import { at as places } from '../upstream/faults.ts';
import { workplace, worldWithTracks } from './workplace.ts';

const RECORDINGS = join(REPOSITORY, '../shared/realdata/soundcloud');
const NOW = '2026-02-21T01:08:05Z';

interface RecordedPage {
  collection: { created_at: string; track: { id: number } }[];
  next_href: string | null;
}

const NEW_YORK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
  hour12: false,
});

/** The Wednesday whose show an instant belongs to, by New York's clock and the calendar alone. */
function wednesdayOf(instant: string): string {
  const [date = '', time = ''] = NEW_YORK.format(new Date(instant)).split(', ');
  const day = new Date(`${date}T00:00:00Z`);
  if (time < '22:00:00') day.setUTCDate(day.getUTCDate() - 1);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

describe.skipIf(!existsSync(RECORDINGS))(
  'recorded likes (skipped where ../shared/realdata is absent)',
  () => {
    test('become shows, each like in the week that New York’s calendar says', async () => {
      const pages = [1, 2].map(
        (n): RecordedPage =>
          JSON.parse(readFileSync(join(RECORDINGS, `likes-tracks-2026-02-page${n}.json`), 'utf8')).body,
      );
      const at = await workplace(worldWithTracks(0));
      const host = `/users/${at.upstream.world.user.id}/likes`;
      const [first, second] = pages.map((page) => ({
        ...page,
        next_href: page.next_href?.replace(/\/users\/\d+\/likes/, host) ?? null,
      }));
      at.upstream.faults = [
        { when: places.firstPage, respond: json(first) },
        { when: places.likes, times: 1, respond: json(second) },
        { when: places.likes, respond: json({ collection: [], next_href: null }) },
      ];
      await at.syncAt(NOW);

      const expected = Map.groupBy(
        pages.flatMap(({ collection }) => collection),
        (like) => wednesdayOf(like.created_at),
      );
      expect([...at.shows().keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [slug, likes] of expected) {
        const known = at.show(slug)?.likes.map(({ track_id, liked_at }) => `${liked_at} ${track_id}`);
        expect(known).toEqual(likes.map(({ created_at, track }) => `${created_at} ${track.id}`).sort());
      }
    });
  },
);
