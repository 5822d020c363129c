import { expect, test } from 'vitest';
import { someLike } from '#tests/values/shows.ts';
import type { Finding } from './finding.ts';
import { linesOf } from './report.ts';

const found = (
  kind: Finding['kind'],
  slug: string,
  track_id: number,
  first_seen = '2026-03-13T15:00:00Z',
) => ({
  kind,
  slug,
  kept: someLike({ track_id, first_seen }),
});

test('every kind of finding has its list, by show and by the moment a track was first seen', () => {
  const findings = [
    found('added', '2026-03-11', 1, '2026-03-14T00:00:00Z'),
    found('added', '2026-03-11', 2, '2026-03-13T00:00:00Z'),
    found('added', '2026-03-04', 3, '2026-03-15T00:00:00Z'),
    found('unliked', '2026-03-11', 4),
    found('gone', '2026-03-11', 5),
    found('returned', '2026-03-11', 6),
    found('moved', '2026-03-11', 7),
    found('changed', '2026-03-11', 8),
  ];
  const line = (slug: string, track_id: number) => ({
    slug,
    track_id,
    title: `Track ${track_id}`,
    artist: 'Somebody',
  });
  expect(linesOf(findings)).toEqual({
    added: [line('2026-03-04', 3), line('2026-03-11', 2), line('2026-03-11', 1)],
    removed: [line('2026-03-11', 4)],
    gone: [line('2026-03-11', 5)],
    returned: [line('2026-03-11', 6)],
    moved: [line('2026-03-11', 7)],
    updated: [line('2026-03-11', 8)],
  });
});
