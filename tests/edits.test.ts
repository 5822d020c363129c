import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { AirlogError } from '#domain/errors.ts';
import { showText } from '#snapshot/canonical.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { place, temporaryFolder } from './values/folders.ts';
import { type NaiveTrack, naively, naiveTrack, type Verdict } from './values/naive-edits.ts';
import { STATION, someLike, someShow, someStatus } from './values/shows.ts';

const SLUG = '2026-03-11';
const TRACKS = 6;
const LIKED = Array.from({ length: TRACKS }, (_, n) =>
  someLike({ track_id: n + 1, liked_at: `2026-03-13T00:00:0${n}Z` }),
);
const NAIVELY_LIKED: NaiveTrack[] = LIKED.map(({ track_id, permalink_url, title, artist }) => ({
  id: track_id,
  url: permalink_url,
  title,
  artist,
}));

const words = fc.constantFrom('Rain', 'Ünïcødé ×', '<b>&', '-');
const reason = words;
const id = fc.integer({ min: 1, max: TRACKS + 1 });
const position = fc.integer({ min: 1, max: TRACKS + 2 });
const address = fc
  .tuple(
    fc.constantFrom('', 'www.', 'm.'),
    fc.constantFrom('somebody/track-', 'Somebody/Track-', 'guest/'),
    id,
  )
  .map(([host, path, n]) => `https://${host}soundcloud.com/${path}${n}`);

const decision = fc.oneof(
  fc.record({ add: address, position, reason }, { requiredKeys: ['add', 'reason'] }),
  fc.record({ remove: id, reason }),
  fc.record({ move: id, position, reason }),
  fc.record(
    { correct: id, title: words, artist: words, reason },
    { requiredKeys: ['correct', 'title', 'reason'] },
  ),
);
const sound = fc.record(
  { title: words, notes: words, lineup: fc.array(decision, { maxLength: 6 }) },
  { requiredKeys: [] },
);

/** What may stand anywhere by mistake. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '  ',
    '\u200b',
    0,
    -1,
    1.5,
    2 ** 53,
    [],
    {},
    true,
    'a\nb',
    'https://example.com/a/b',
  ),
  fc.constantFrom<unknown>('javascript:alert(1)', 'https://soundcloud.com/artist', '3', [[]]),
);
const fields = [
  'add',
  'remove',
  'move',
  'correct',
  'position',
  'title',
  'artist',
  'reason',
  'because',
  'lineup',
];

/** A sound file with one mistake: a field of it, or of one of its edits, spoilt, lost, or too many. */
const spoilt = fc
  .record({
    file: sound,
    which: fc.nat(),
    field: fc.constantFrom(...fields),
    value: fc.option(junk),
    deep: fc.boolean(),
  })
  .map(({ file, which, field, value, deep }) => {
    const copy: Record<string, unknown> = structuredClone(file);
    const lineup = (copy.lineup ?? []) as Record<string, unknown>[];
    const target = deep && lineup.length > 0 ? (lineup[which % lineup.length] ?? copy) : copy;
    if (value === null) delete target[field];
    else target[field] = value;
    return copy;
  });

test('a thousand edit files are each applied exactly, or refused with file and pointer', () => {
  const folder = join(temporaryFolder(), 'data');
  const seen = { applied: 0, refusedShape: 0, refusedFit: 0 };
  place(folder, `shows/2026/${SLUG}.json`, showText(someShow(SLUG, LIKED)));
  fc.assert(
    fc.property(
      fc.oneof(
        { weight: 3, arbitrary: sound },
        { weight: 2, arbitrary: spoilt },
        { weight: 1, arbitrary: junk },
      ),
      (file) => {
        place(folder, `edits/${SLUG}.json`, JSON.stringify(file));
        const expected = naively(JSON.parse(JSON.stringify(file)), NAIVELY_LIKED);
        const { stage, verdict } = judged(folder);
        seen[stage] += 1;
        if (expected.show) expect(verdict).toEqual(expected);
        else expect(placesOf(verdict.wrong, expected.wrong)).toEqual(expected.wrong);
      },
    ),
    { numRuns: 1000 },
  );
  // None of the three is a rarity, or this would prove little.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

/** What airlog makes of the folder: the published show, or every place that it refuses. */
function judged(folder: string): { stage: 'applied' | 'refusedShape' | 'refusedFit'; verdict: Verdict } {
  let stage: 'refusedShape' | 'refusedFit' = 'refusedShape';
  try {
    const { shows, edits } = readSnapshot(folder, STATION);
    stage = 'refusedFit';
    const status = someStatus();
    const { current } = compose({ station: STATION, status, shows, edits }, '2026-03-14T00:00:00Z');
    expect(current.tracks.map((track) => track.position)).toEqual(current.tracks.map((_, n) => n + 1));
    const { title, notes } = current;
    return {
      stage: 'applied',
      verdict: { show: { title, notes, tracks: current.tracks.map(naiveTrack) }, wrong: [] },
    };
  } catch (error) {
    if (!(error instanceof AirlogError)) throw error;
    expect(error).toMatchObject({ code: 'invalid-files', exitCode: 4 });
    expect(new Set(error.problems.map(({ file }) => file))).toEqual(
      new Set([join(folder, `edits/${SLUG}.json`)]),
    );
    return { stage, verdict: { show: null, wrong: error.problems.map(({ pointer }) => pointer) } };
  }
}

/** airlog may point deeper than the naive reader does, into the edit that is wrong: never elsewhere. */
function placesOf(pointers: readonly string[], expected: readonly string[]): string[] {
  const above = (pointer: string) =>
    expected.find((place) => pointer === place || pointer.startsWith(`${place}/`)) ?? pointer;
  return [...new Set(pointers.map(above))];
}
