import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AirlogError } from '#domain/errors.ts';
import { problemText } from '#domain/problems.ts';
import { whileLocked } from '#snapshot/lock.ts';
import {
  type Amendment,
  adding,
  correcting,
  moving,
  removing,
  telling,
} from '../../scripts/edit/amendments.ts';
import { type AppliedEdit, applyEdit } from '../../scripts/edit/apply-edit.ts';
import { editText } from '../../scripts/edit/edit-text.ts';
import { lineupDiff } from '../../scripts/edit/lineup-diff.ts';
import { isAuthors } from '../../scripts/issue/answer.ts';
import { ARCHIVE_NOW, archive } from '../values/archive.ts';
import { fingerprint } from '../values/folders.ts';

const WHY = 'because';
const GUEST = 'https://soundcloud.com/guest/song';

async function editIn(folder: string, show: string, amendment: Amendment): Promise<AppliedEdit> {
  vi.stubEnv('AIRLOG_DATA', folder);
  vi.stubEnv('AIRLOG_NOW', ARCHIVE_NOW);
  onTestFinished(() => void vi.unstubAllEnvs());
  return applyEdit(show, amendment);
}

const orderOf = ({ after }: AppliedEdit) =>
  after.tracks.map(({ track_id, permalink_url }) => track_id ?? permalink_url);

describe('an edit', () => {
  test.each<[string, string, Amendment, string, object, (number | string)[]]>([
    [
      'adds at the end',
      'latest',
      adding(GUEST, undefined, WHY),
      '2026-03-11',
      { add: GUEST },
      [4, 5, 6, 7, 8, GUEST],
    ],
    [
      'adds at a place',
      '2026-03-11',
      adding(GUEST, 1, WHY),
      '2026-03-11',
      { add: GUEST, position: 1 },
      [GUEST, 4, 5, 6, 7, 8],
    ],
    [
      'adds what the share button gave',
      'current',
      adding(`${GUEST}?si=4f1&utm_source=clipboard#t=1:02`, undefined, WHY),
      '2026-03-18',
      { add: GUEST },
      [9, GUEST],
    ],
    [
      'adds what names a moment of the track',
      'current',
      adding(`${GUEST}#t=1:02`, undefined, WHY),
      '2026-03-18',
      { add: GUEST },
      [9, GUEST],
    ],
    [
      'adds what was copied with a space',
      'current',
      adding(` ${GUEST} `, 1, WHY),
      '2026-03-18',
      { add: GUEST, position: 1 },
      [GUEST, 9],
    ],
    [
      'adds what a browser shows without its scheme',
      'current',
      adding('soundcloud.com/guest/song?si=4f1', 1, WHY),
      '2026-03-18',
      { add: GUEST, position: 1 },
      [GUEST, 9],
    ],
    [
      'adds what an old page links',
      'current',
      adding('http://soundcloud.com/guest/song', 1, WHY),
      '2026-03-18',
      { add: GUEST, position: 1 },
      [GUEST, 9],
    ],
    [
      'adds what was copied with marks that nobody sees',
      'current',
      adding(`\u202a${GUEST}\u202c`, 1, WHY),
      '2026-03-18',
      { add: GUEST, position: 1 },
      [GUEST, 9],
    ],
    ['removes by place', 'latest', removing('2', WHY), '2026-03-11', { remove: 5 }, [4, 6, 7, 8]],
    ['removes by number', '2026-03-11', removing('8', WHY), '2026-03-11', { remove: 8 }, [4, 5, 6, 7]],
    [
      'removes by address, as a phone writes it',
      'latest',
      removing('m.soundcloud.com/Somebody/track-6/', WHY),
      '2026-03-11',
      { remove: 6 },
      [4, 5, 7, 8],
    ],
    ['moves up', 'latest', moving('2', 1, WHY), '2026-03-11', { move: 5, position: 1 }, [5, 4, 6, 7, 8]],
    ['moves down', 'latest', moving('1', 5, WHY), '2026-03-11', { move: 4, position: 5 }, [5, 6, 7, 8, 4]],
    [
      'adds to a week in which nothing was liked',
      '2026-03-04',
      adding(GUEST, undefined, WHY),
      '2026-03-04',
      { add: GUEST },
      [GUEST],
    ],
  ])('%s', async (_what, show, amendment, slug, decision, order) => {
    const folder = archive();
    const applied = await editIn(folder, show, amendment);
    expect(applied).toMatchObject({ file: join(folder, `edits/${slug}.json`), fate: 'written' });
    expect(orderOf(applied)).toEqual(order);
    expect(fileOf(folder, slug)).toEqual({ lineup: [{ ...decision, reason: WHY }] });
  });

  test.each<[string, Amendment, object, object]>([
    [
      'corrects title and artist',
      correcting('1', { title: 'T', artist: 'A' }, WHY),
      { tracks: [{ title: 'T', artist: 'A' }] },
      { lineup: [{ correct: 9, title: 'T', artist: 'A', reason: WHY }] },
    ],
    [
      'corrects the artist alone',
      correcting('9', { artist: 'A' }, WHY),
      { tracks: [{ title: 'Track 9', artist: 'A' }] },
      { lineup: [{ correct: 9, artist: 'A', reason: WHY }] },
    ],
    ['gives a title', telling('title', 'Storm'), { title: 'Storm' }, { title: 'Storm' }],
    [
      'gives a title for a reason',
      telling('title', 'Storm', WHY),
      { title: 'Storm' },
      { title: 'Storm', reasons: { title: WHY } },
    ],
    ['gives notes', telling('notes', 'One\n\n*two*'), { notes: 'One\n\n*two*' }, { notes: 'One\n\n*two*' }],
  ])('%s', async (_what, amendment, shown, file) => {
    const folder = archive();
    const { after } = await editIn(folder, 'current', amendment);
    expect(after).toMatchObject(shown);
    expect(fileOf(folder, '2026-03-18')).toEqual(file);
  });

  test('comes after the edits that stand, and keeps what the file says of its schema', async () => {
    const lineup = [{ remove: 5, reason: 'x' }];
    const folder = archive({ '2026-03-11': { lineup, $schema: './mine.json', title: 'T' } });
    const applied = await editIn(folder, 'latest', moving('3', 1, WHY));
    expect(orderOf(applied)).toEqual([7, 4, 6, 8]);
    const decided = [...lineup, { move: 7, position: 1, reason: WHY }];
    expect(readFileSync(applied.file, 'utf8')).toBe(
      `${JSON.stringify({ $schema: './mine.json', title: 'T', lineup: decided }, null, 2)}\n`,
    );
  });

  test('that takes the last decision away takes the file away', async () => {
    const folder = archive({ '2026-03-11': { $schema: 'x', title: 'T' } });
    const applied = await editIn(folder, 'latest', telling('title', ''));
    const { fate, after, file } = applied;
    expect({ fate, title: after.title, exists: existsSync(file) }).toEqual({
      fate: 'removed',
      title: null,
      exists: false,
    });
    expect(editText(applied)).toContain(`2026-03-11, nothing is left to say, so ${file} is gone:\n− `);
  });

  test.each<[string, Amendment, object | null]>([
    [
      'the same correction again, for another reason',
      correcting('1', { title: 'T' }, WHY),
      { lineup: [{ correct: 4, title: 'T', reason: 'typo' }] },
    ],
    ['a correction to what SoundCloud says', correcting('1', { title: 'Track 4' }, WHY), null],
    ['a move to where the track stands', moving('2', 2, WHY), null],
    [
      'the same title for the same reason',
      telling('title', 'T', 'x'),
      { title: 'T', reasons: { title: 'x' } },
    ],
    ['no title where there is none', telling('title', ''), null],
    ['no notes where there are none', telling('notes', '', WHY), { $schema: 'x', lineup: [] }],
  ])('that changes nothing writes nothing: %s', async (_what, amendment, edits) => {
    const folder = archive(edits === null ? {} : { '2026-03-11': edits });
    const before = fingerprint(folder);
    const applied = await editIn(folder, 'latest', amendment);
    expect(applied.fate).toBe('unchanged');
    expect(editText(applied)).toBe(
      '2026-03-11 stays as it is: this edit changes nothing, so it was not written.',
    );
    expect(fingerprint(folder)).toEqual(before);
  });

  test.each<[string, Amendment, object]>([
    ['another reason', telling('title', 'T', 'new'), { title: 'T', reasons: { title: 'new', notes: 'n' } }],
    [
      'another reason alone',
      telling('title', 'Old', 'new'),
      { title: 'Old', reasons: { title: 'new', notes: 'n' } },
    ],
    ['no reason', telling('title', 'T'), { title: 'T', reasons: { notes: 'n' } }],
    ['an empty text', telling('title', '', 'new'), { reasons: { notes: 'n' } }],
  ])('of a title with %s leaves the reason of the notes alone', async (_what, amendment, file) => {
    const stood = { $schema: 'x', title: 'Old', notes: 'N', reasons: { title: 'old', notes: 'n' } };
    const folder = archive({ '2026-03-11': { lineup: [], ...stood } });
    await editIn(folder, 'latest', amendment);
    expect(JSON.parse(readFileSync(join(folder, 'edits/2026-03-11.json'), 'utf8'))).toEqual({
      $schema: 'x',
      notes: 'N',
      ...file,
    });
  });

  test('leaves everything alone while a sync writes', async () => {
    const folder = archive();
    const before = fingerprint(folder);
    await whileLocked(folder, () =>
      expect(editIn(folder, 'latest', removing('1', WHY))).rejects.toMatchObject({ code: 'sync-running' }),
    );
    expect(fingerprint(folder)).toEqual(before);
  });
});

describe('refused, and not a byte changed', () => {
  test.each<[string, string, Amendment, string, string]>([
    [
      'a show that is none',
      '2031-01-01',
      telling('title', 'T'),
      'unknown-show',
      'There is no show "2031-01-01"',
    ],
    ['a date on another weekday', '2026-03-12', telling('title', 'T'), 'unknown-show', 'There is no show'],
    ['a week before the archive', '2026-02-18', telling('title', 'T'), 'unknown-show', 'There is no show'],
    ['a word', 'newest', telling('title', 'T'), 'unknown-show', 'There is no show "newest"'],
    ['a place that is none', 'latest', removing('99', WHY), 'unknown-track', 'has no track "99"'],
    ['a track of another show', 'latest', removing('9', WHY), 'unknown-track', 'has no track "9"'],
    [
      'a place out of range',
      'latest',
      moving('1', 6, WHY),
      'edit-refused',
      'FILE /lineup/0/position: position 6 is out of range: expected 1 to 5',
    ],
    [
      'the same track twice',
      'latest',
      adding('https://soundcloud.com/somebody/track-4', 1, WHY),
      'edit-refused',
      'FILE /lineup/0/add: the track',
    ],
    [
      'an address elsewhere',
      'latest',
      adding('https://example.com/a/b', 1, WHY),
      'edit-refused',
      'FILE /lineup/0/add: expected the address of a track',
    ],
    [
      'a profile',
      'latest',
      adding('https://soundcloud.com/artist', 1, WHY),
      'edit-refused',
      'FILE /lineup/0/add: expected the address of a track',
    ],
    [
      'no correction',
      'latest',
      correcting('1', {}, WHY),
      'edit-refused',
      'FILE /lineup/0: expected a title, an artist, or both',
    ],
    ['no reason', 'latest', removing('1', ''), 'edit-refused', 'FILE /lineup/0/reason'],
    [
      'a title of two lines',
      'latest',
      telling('title', 'a\nb'),
      'edit-refused',
      'FILE /title: expected one line',
    ],
    [
      'notes longer than a person writes',
      'latest',
      telling('notes', 'a'.repeat(20_001)),
      'edit-refused',
      'FILE /notes: expected at most 20,000',
    ],
  ])('%s', async (_what, show, amendment, code, words) => {
    const folder = archive();
    const before = fingerprint(folder);
    const error = await editIn(folder, show, amendment).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(isAuthors(error as AirlogError)).toBe(true);
    expect(toldBy(error)).toContain(words.replace('FILE', join(folder, 'edits/2026-03-11.json')));
    expect(fingerprint(folder)).toEqual(before);
  });

  test('anything, while another edit is broken: that one is told', async () => {
    const folder = archive({ '2026-02-25': { lineup: [{ remove: 77, reason: 'x' }] } });
    await expect(editIn(folder, 'latest', removing('1', WHY))).rejects.toMatchObject({
      code: 'invalid-files',
      exitCode: 4,
      problems: [{ file: join(folder, 'edits/2026-02-25.json'), pointer: '/lineup/0/remove' }],
    });
  });
});

test('the lineup is shown before and after, with both places of every track', async () => {
  const folder = archive({ '2026-03-11': { title: 'Old' } });
  const { before } = await editIn(folder, 'latest', telling('title', 'New'));
  const [first, second, ...rest] = before.tracks;
  if (!first || !second) throw new Error('the show has lost its tracks');
  const tracks = [first, ...rest].map((track, index) => ({ ...track, position: index + 1 }));
  expect(lineupDiff(before, { ...before, title: 'New', tracks }).split('\n')).toEqual([
    '−           Title: Old',
    '+           Title: New',
    '     1   1  Somebody – Track 4 (4)',
    '−    2      Somebody – Track 5 (5)',
    '     3   2  Somebody – Track 6 (6)',
    '     4   3  Somebody – Track 7 (7)',
    '     5   4  Somebody – Track 8 (8)',
  ]);
});

test.each([
  [telling('title', 'New'), ['+           Title: New', '     1   1  Somebody – Track 9 (9)']],
  [
    telling('notes', 'One\n*two*'),
    ['+           Notes: One', '+           Notes: *two*', '     1   1  Somebody – Track 9 (9)'],
  ],
  [
    adding(GUEST, undefined, WHY),
    ['     1   1  Somebody – Track 9 (9)', '+        2  guest – song (not looked up yet)'],
  ],
])('a lineup without a title is shown without one', async (amendment, lines) => {
  const { before, after } = await editIn(archive(), 'current', amendment);
  expect(lineupDiff(before, after).split('\n')).toEqual(lines);
});

function fileOf(folder: string, slug: string): unknown {
  return JSON.parse(readFileSync(join(folder, `edits/${slug}.json`), 'utf8'));
}

function toldBy(error: unknown): string {
  const { message, problems } = error as AirlogError;
  return [message, ...problems.map(problemText)].join('\n');
}
