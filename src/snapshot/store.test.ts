import { describe, expect, test } from 'vitest';
import type { Show } from '#domain/show.ts';
import type { Snapshot, SnapshotChange, WriteOptions } from '#domain/snapshot.ts';
import type { Status } from '#domain/status.ts';
import { fingerprint, place, temporaryFolder } from '#tests/values/folders.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { showText, statusText } from './canonical.ts';
import { digestOfEdits } from './sample-edits.ts';
import { folderStore } from './store.ts';

const SLUG = '2026-03-11';
const PATH = `shows/2026/${SLUG}.json`;
const EDITS = `edits/${SLUG}.json`;
const NO_EDITS = '{"lineup":[]}';

/** Six likes, of other tracks in each of the two shows. */
const sixLikes = (slug = SLUG): Show => {
  const [liked_at, first] = slug === SLUG ? ['2026-03-13T15:00:00Z', 1] : ['2026-03-06T15:00:00Z', 11];
  return someShow(
    slug,
    Array.from({ length: 6 }, (_, n) => someLike({ track_id: first + n, liked_at })),
  );
};

/** A data folder of one show, and edits of it, that a source wrote. */
function archive(source: Status['source'], status: Partial<Status> = {}) {
  const folder = temporaryFolder();
  place(folder, PATH, showText(sixLikes()));
  place(folder, EDITS, NO_EDITS);
  const sample_edits = { [SLUG]: digestOfEdits(folder, SLUG) ?? '' };
  place(folder, 'status.json', statusText(someStatus({ source, sample_edits, ...status })));
  const store = folderStore(folder, STATION);
  const write = (change: Partial<SnapshotChange>, options: Partial<WriteOptions> = {}, before?: Snapshot) =>
    store.write(
      before ?? store.read(),
      { shows: new Map(), status: null, dropEdits: [], ...change },
      { allowShrink: false, dryRun: false, ...options },
    );
  return { folder, store, write };
}

describe('what replaces the sample', () => {
  const another = new Map([['2026-03-04', sixLikes('2026-03-04')]]);

  test('takes its shows and its edits away, however many likes go with them', () => {
    const { folder, store, write } = archive('sample');
    const { sampleEdits } = store.read();
    expect(write({ shows: another, status: someStatus(), dropEdits: sampleEdits })).toBe(4);
    expect(Object.keys(fingerprint(folder))).toEqual(['shows/2026/2026-03-04.json', 'status.json']);
  });

  test.each<[string, Status['source'], Partial<SnapshotChange>]>([
    ['another sample', 'sample', { status: someStatus({ source: 'sample' }) }],
    ['an archive over an archive', 'web', { status: someStatus() }],
  ])('is no other than an archive: %s is refused', (_, source, change) => {
    const { write } = archive(source);
    expect(() => write({ shows: another, ...change })).toThrow(
      expect.objectContaining({ code: 'refused-to-shrink' }),
    );
  });
});

test('a dry run refuses what a run would refuse, and writes nothing', () => {
  const { folder, write } = archive('web');
  const before = fingerprint(folder);
  expect(() => write({}, { dryRun: true })).toThrow(expect.objectContaining({ code: 'refused-to-shrink' }));
  expect(write({}, { dryRun: true, allowShrink: true })).toBe(0);
  expect(fingerprint(folder)).toEqual(before);
});

describe('reading', () => {
  const BROKEN = '{"slug"';

  test('tells of every broken file of an archive at once', () => {
    const { folder, store } = archive('web');
    place(folder, PATH, BROKEN);
    place(folder, 'status.json', BROKEN);
    expect(() => store.read()).toThrow(
      expect.objectContaining({ code: 'invalid-files', problems: [expect.anything(), expect.anything()] }),
    );
  });

  test('misses the shows that an archive counted', () => {
    const { store } = archive('web', { counts: { shows: 2, liked: 12, unliked: 0, gone: 0 } });
    expect(() => store.read()).toThrow(expect.objectContaining({ code: 'invalid-files' }));
  });

  test('passes over a sample that is broken: it is replaced', () => {
    const { folder, store } = archive('sample', { counts: { shows: 9, liked: 12, unliked: 0, gone: 0 } });
    place(folder, PATH, BROKEN);
    expect(store.read()).toMatchObject({ status: { source: 'sample' }, sampleEdits: [SLUG] });
  });

  test('goes on without edits that are broken', () => {
    const { folder, store } = archive('web');
    place(folder, EDITS, BROKEN);
    expect(store.read()).toMatchObject({
      edits: [],
      editProblems: [{ file: expect.stringContaining(EDITS) }],
    });
  });
});

describe('the digest', () => {
  const store = folderStore('nowhere', STATION);
  const shows = (...all: Show[]) => new Map(all.map((show) => [show.slug, show]));
  const plain = store.digest(shows(sixLikes(), sixLikes('2026-03-04')));

  test('is the same in whatever order the shows come, and whenever their links were checked', () => {
    const checked = { ...sixLikes(), links_checked: '2026-04-01T00:00:00Z' };
    expect(store.digest(shows(sixLikes('2026-03-04'), checked))).toBe(plain);
  });

  test('is another with one like less', () => {
    const fewer = { ...sixLikes(), likes: sixLikes().likes.slice(1) };
    expect(store.digest(shows(fewer, sixLikes('2026-03-04')))).not.toBe(plain);
  });
});
