import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { hostileCatalog } from '#tests/formats/hostile-catalog.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { latestText } from './latest.ts';

const NOW = '2026-03-14T00:00:00Z';

function latestOf(
  likes: ReturnType<typeof someLike>[],
  title?: string,
  station = STATION,
  now = NOW,
): string {
  const shows = [someShow('2026-03-11', likes)];
  const edits = [{ slug: '2026-03-11', file: 'edits.json', edits: Edits.parse({ title }) }];
  return latestText(compose({ station, status: someStatus(), shows, edits }, now), LINKS);
}

test('the last track of the current show is told with its place and its address', () => {
  const first = someLike({ track_id: 1, liked_at: '2026-03-12T03:00:00Z' });
  const last = someLike({ track_id: 2, title: 'Low Tide', artist: 'The Coast' });
  expect(latestOf([first, last])).toBe(
    'Low Tide by The Coast · track 2 of March 11, 2026 · https://soundcloud.com/somebody/track-2\n',
  );
});

test.each([
  ['x'.repeat(80), 'x'.repeat(80)],
  ['🌙'.repeat(81), `${'🌙'.repeat(79)}…`],
])('a name of more than eighty characters is cut: %s', (title, shown) => {
  expect(latestOf([someLike({ title })]).split(' by ')[0]).toBe(shown);
  expect(latestOf([someLike({ artist: title })])).toContain(` by ${shown} · track 1 of `);
  expect(latestOf([someLike()], title)).toContain(` · track 1 of ${shown} · `);
  expect(latestOf([], title)).toMatch(new RegExp(`^${shown} has no track yet · `, 'u'));
});

test('an address is told as one word', () => {
  const permalink_url = 'https://soundcloud.com/some body/low tide';
  expect(latestOf([someLike({ permalink_url })])).toContain(
    ' https://soundcloud.com/some%20body/low%20tide\n',
  );
});

test('a show without tracks says so and where it will be', () => {
  expect(latestOf([])).toBe(
    'March 11, 2026 has no track yet · https://example.org/archive/shows/2026-03-11/\n',
  );
});

test('a last show that ended without tracks says so', () => {
  const ended = { ...STATION, last_show: '2026-03-11' };
  expect(latestOf([], undefined, ended, '2026-04-01T00:00:00Z')).toMatch(/^March 11, 2026 has no track · /);
});

test('is one line that a chat takes, whatever the title', () => {
  const catalog = hostileCatalog();
  for (const track of catalog.shows.flatMap((show) => show.tracks)) {
    const line = latestText({ ...catalog, current: { ...catalog.current, tracks: [track] } }, LINKS);
    expect(line).toMatch(/^[^\n\r\u2028\u2029]+\n$/);
    expect([...line].length).toBeLessThan(400);
  }
});
