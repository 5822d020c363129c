import { expect, onTestFinished, test, vi } from 'vitest';
import type { OnPage } from '#sync/report.ts';
import { buildingProgress, readingProgress } from '../../scripts/console/progress.ts';
import { downloadProgress } from '../../scripts/verify/progress.ts';

/** The lines that work leaves in a log, where no terminal is; a bar is as long as it has blocks. */
function logOf(work: () => void): string[] {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  work();
  const bars = write.mock.calls
    .join('')
    .replaceAll(/(?<=\w )[■ ]{40}(?= )/g, (bar) => `${bar.split('■').length - 1}/40`);
  return bars.split('\n').filter((line) => line !== '');
}

type Page = Parameters<OnPage>[0];
const page = (pages: number, likes: number, more: Partial<Page> = {}): Page => ({
  pages,
  likes,
  oldest: '2026-07-01T02:00:00Z',
  expected: null,
  ...more,
});

test.each<[string, Page[], string[]]>([
  ['nothing of one page', [page(1, 200, { expected: 400 })], []],
  [
    'the first line, and how it ended',
    [1, 2, 3, 4].map((n) => page(n, n * 100, { expected: 400 })),
    [
      'Reading likes 20/40 200 likes · 2 pages · back to 2026-07-01',
      'Reading likes 40/40 400 likes · 4 pages · back to 2026-07-01',
    ],
  ],
  [
    'more likes than SoundCloud counts',
    [page(2, 200, { expected: 400 }), page(3, 500, { expected: 400 })],
    [
      'Reading likes 20/40 200 likes · 2 pages · back to 2026-07-01',
      'Reading likes 40/40 500 likes · 3 pages · back to 2026-07-01',
    ],
  ],
  [
    'pages of which nothing is known but their number',
    [page(2, 7, { oldest: null })],
    Array(2).fill('Reading likes 40/40 7 likes · 2 pages'),
  ],
])('of reading a log tells %s', (_, pages, told) => {
  const log = logOf(() => {
    const progress = readingProgress();
    for (const each of pages) progress.show(each);
    progress.stop();
  });
  expect(log).toEqual(told);
});

test('a wait is told on a line of its own, between what was read before and after', () => {
  const log = logOf(() => {
    const progress = readingProgress();
    progress.show(page(2, 200, { expected: 400 }));
    progress.onWait({ host: 'api.example', trouble: 'status 503', ms: 4_200, tries: 2, retries: 5 });
    progress.onWait({ host: 'api.example', trouble: 'status 503', ms: 80, tries: 3, retries: 5 });
    progress.show(page(3, 400, { expected: 400 }));
    progress.stop();
  });
  const before = 'Reading likes 20/40 200 likes · 2 pages · back to 2026-07-01';
  const after = 'Reading likes 40/40 400 likes · 3 pages · back to 2026-07-01';
  const told = 'api.example: status 503; asking again in';
  expect(log).toEqual([before, before, `${told} 4 s (2 of 5)`, `${told} 1 s (3 of 5)`, after, after]);
});

test.each([
  ['a build that is over at once', 0, []],
  [
    'a build of more than two seconds',
    2_001,
    ['Building 20/40 3 of 6 files', 'Building 30/40 9 of 12 files'],
  ],
])('of %s a log tells what is worth telling', (_, ago, told) => {
  const log = logOf(() => {
    const progress = buildingProgress(performance.now() - ago);
    progress.show(3, 6);
    progress.show(9, 12);
    progress.stop();
  });
  expect(log).toEqual(told);
});

test('a bar leaves it to others what a signal does', () => {
  const before = process.listenerCount('SIGINT');
  logOf(() => {
    const progress = readingProgress();
    progress.show(page(2, 7));
    expect(process.listenerCount('SIGINT')).toBe(before);
    progress.stop();
  });
});

test.each([
  ['nothing of a small one', 1_999_999, []],
  [
    'megabytes of a large one, never more than there are',
    2_000_000,
    ['Downloading 0/40 0 % · 0.0 of 2.0 MB', 'Downloading 40/40 100 % · 2.0 of 2.0 MB'],
  ],
])('of a download a log tells %s', (_, bytes, told) => {
  const log = logOf(() => {
    const progress = downloadProgress();
    progress.expect(bytes);
    for (const received of [1e6, 2e6]) progress.add(received);
    progress.stop();
  });
  expect(log).toEqual(told);
});
