import { expect, test } from 'vitest';
import { someReport } from '#tests/values/reports.ts';
import type { Line, SyncReport } from './report.ts';
import { reportText } from './words.ts';

const line = (title: string, slug = '2026-03-11'): Line => ({ slug, track_id: 1, title, artist: 'A' });

const NOTHING_NEW = someReport();

test('a report tells all that a sync found and did, in words', () => {
  const report: SyncReport = {
    ...NOTHING_NEW,
    source: 'official',
    changed: true,
    coverage: null,
    hosts: ['the-purser', 'the-mate'],
    pages: 2,
    requests: 3,
    likes_seen: 1000,
    added: [line('1'), line('2', '2026-03-04')],
    returned: [line('3')],
    moved: [line('4')],
    removed: [line('5')],
    gone: [line('6')],
    updated: [line('7')],
    guests: [{ slug: '2026-03-11', url: 'https://soundcloud.com/g/8', title: '8', artist: 'G' }],
    links_checked: ['2026-01-07', '2026-01-14'],
    warnings: ['mind this.', 'and that.'],
  };
  expect(reportText(report)).toBe(`The archive has changed. Current show: 2026-03-11.
2 likes added, in 2 shows:
  + 2026-03-11  A – 1
  + 2026-03-04  A – 2
1 track back, in 1 show:
  + 2026-03-11  A – 3
1 like moved to the week of their date, in 1 show:
  → 2026-03-11  A – 4
1 like unliked, removed, in 1 show:
  − 2026-03-11  A – 5
1 track gone from SoundCloud, kept, in 1 show:
  ✕ 2026-03-11  A – 6
1 track changed on SoundCloud, in 1 show:
  ~ 2026-03-11  A – 7
  + 2026-03-11  G – 8 (added by an edit)
Looked up all tracks of 2 final shows.
Read 1,000 likes of the-purser and the-mate on 2 pages, 3 requests, the whole history (source: official).
Warning: mind this.
Warning: and that.`);
});

test.each([
  ['', 'A', 'A – track 1'],
  ['\u200b', '', 'track 1'],
  ['One', ' ', 'One'],
])('a track named %j by %j is told as %s', (title, artist, words) => {
  const [, , told] = reportText({ ...NOTHING_NEW, added: [{ ...line(title), artist }] }).split('\n');
  expect(told).toBe(`  + 2026-03-11  ${words}`);
});

test('a report without news is two lines', () => {
  expect(
    reportText(NOTHING_NEW),
  ).toBe(`No news: the archive holds all that SoundCloud shows. Current show: 2026-03-11.
Read 1 like of nicktherat on 1 page, 1 request, back to 2026-03-05T03:00:00Z (source: web).`);
});

test('what came after the last show is told', () => {
  const later = { shows_dropped: ['2026-03-18', '2026-03-25'], likes_of_no_show: 3 };
  const [, first, , last] = reportText({ ...NOTHING_NEW, ...later }).split('\n');
  expect(first).toBe('2 shows left the archive, later than the last one: 2026-03-18, 2026-03-25.');
  expect(last).toBe('3 likes came after the last show, of 2026-03-11: they make no show.');
});

test('what a dry run would change is told as that', () => {
  expect(reportText({ ...NOTHING_NEW, changed: true, dry_run: true })).toMatch(
    /^This would change \(dry run, nothing was written\)\. Current show: 2026-03-11\.\n/,
  );
});

test.each([
  [20, []],
  [21, ['  … and 1 more']],
])('a list of %i lines shows twenty of them', (count, rest) => {
  const added = Array.from({ length: count }, (_, n) => line(`T${n}`));
  const [, head, ...lines] = reportText({ ...NOTHING_NEW, changed: true, added }).split('\n');
  expect(head).toBe(`${count} likes added, in 1 show:`);
  expect(lines.slice(19, -1)).toEqual(['  + 2026-03-11  A – T19', ...rest]);
});
