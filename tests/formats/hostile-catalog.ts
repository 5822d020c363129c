import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { addSeconds } from '#domain/instant.ts';
import type { Show } from '#domain/show.ts';
import { cleanText, httpUrl } from '#domain/text.ts';
import { HOSTILE_TITLES } from '#tests/upstream/hostile.ts';
import { CALENDAR, STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';

const SLUG = '2026-03-04';
const NOW = '2026-03-14T00:00:00Z';

/**
 * A show of every hostile title and name, as sync keeps them, and the next of one track, after whatever
 * came before; unless told otherwise at a moment when the first has ended and the second has not.
 */
export function hostileCatalog({ now = NOW, before = [] as Show[] } = {}): Catalog {
  const start = CALENDAR.of(SLUG)?.start ?? NOW;
  const likes = HOSTILE_TITLES.map((title, index) =>
    someLike({
      track_id: 2_200_000_000 + index,
      liked_at: addSeconds(start, index),
      title: cleanText(title),
      artist: cleanText(HOSTILE_TITLES.at(index - 7) ?? title),
      genre: cleanText(title),
      permalink_url: httpUrl(`https://soundcloud.com/user-${index}/track?a=1&b="><i>&c='`) ?? '',
      artwork_url: `https://i1.sndcdn.com/artworks-${index}-0-t500x500.jpg`,
      ...(index % 9 === 8 && { state: 'gone' as const, state_since: NOW }),
    }),
  );
  const lineup = [
    { correct: likes[0]?.track_id, title: likes[4]?.title, reason: likes[5]?.title },
    { move: likes[1]?.track_id, position: 5, reason: likes[0]?.title },
  ];
  const edits = Edits.parse({ title: likes[4]?.title, notes: HOSTILE_TITLES.join('\n\n'), lineup });
  return compose(
    {
      station: { ...STATION, title: likes[3]?.title ?? '', websub_hub: 'https://hub.example/' },
      status: someStatus({ last_success: now }),
      shows: [...before, someShow(SLUG, likes), someShow('2026-03-11', [someLike()])],
      edits: [{ slug: SLUG, file: 'edits.json', edits }],
    },
    now,
  );
}
