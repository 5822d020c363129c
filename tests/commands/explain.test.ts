import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import config from '#config';
import type { CatalogShow } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits, type LineupEdit } from '#domain/edit.ts';
import type { Like } from '#domain/like.ts';
import type { Show } from '#domain/show.ts';
import { changesMarkdown, changesText } from '../../scripts/changes/archive-changes.ts';
import { showsAt } from '../../scripts/changes/shows-at.ts';
import { HOSTILE_TITLES } from '../upstream/hostile.ts';
import { archive } from '../values/archive.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { STATION, someLike, someShow, someStatus } from '../values/shows.ts';
import { git as gitIn } from '../workflows/remote.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from './run.ts';

const reason = 'because';
const NOW = '2026-03-14T00:00:00Z';

function liked(ids: number[], like: Partial<Like> = {}): Show {
  const likes = ids.map((track_id) =>
    someLike({ ...like, track_id, liked_at: `2026-03-13T12:00:${String(track_id).padStart(2, '0')}Z` }),
  );
  return someShow('2026-03-11', likes);
}

function published(shows: Show[], edits: object = {}): readonly CatalogShow[] {
  const file = { slug: '2026-03-11', file: 'data/edits/2026-03-11.json', edits: Edits.parse(edits) };
  return compose({ station: STATION, status: someStatus(), shows, edits: [file] }, NOW).shows;
}

const TEN = liked([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

describe('what a change does is told in words', () => {
  test.each<[string, LineupEdit[], string]>([
    ['nothing', [], 'The archive stays as it is.'],
    ['a removal', [{ remove: 4, reason }], '2026-03-11: removes “Track 4” by “Somebody” at 4'],
    [
      'a move up',
      [{ move: 9, position: 1, reason }],
      '2026-03-11: “Track 9” by “Somebody” moves from 9 to 1',
    ],
    [
      'a move down',
      [{ move: 1, position: 10, reason }],
      '2026-03-11: “Track 1” by “Somebody” moves from 1 to 10',
    ],
    [
      'an addition',
      [{ add: 'https://soundcloud.com/guest/song', position: 3, reason }],
      '2026-03-11: adds “song” by “guest” at 3',
    ],
    [
      'a correction',
      [{ correct: 2, title: 'Right', artist: 'Her', reason }],
      '2026-03-11: the title of “Track 2” by “Somebody” becomes “Right”; the artist of “Track 2” by “Somebody” becomes “Her”',
    ],
    [
      'all at once',
      [
        { remove: 4, reason },
        { move: 9, position: 1, reason },
      ],
      '2026-03-11: removes “Track 4” by “Somebody” at 4; “Track 9” by “Somebody” moves from 9 to 1',
    ],
  ])('%s', (_what, lineup, words) => {
    expect(changesText(published([TEN]), published([TEN], { lineup }))).toBe(words);
  });

  test.each<[string, object, object, string]>([
    ['a title', {}, { title: 'Storm' }, 'gets the title “Storm”'],
    ['another title', { title: 'Rain' }, { title: 'Storm' }, 'its title “Rain” becomes “Storm”'],
    ['no title', { title: 'Rain' }, {}, 'loses its title “Rain”'],
    ['notes', {}, { notes: 'n' }, 'gets notes'],
    ['other notes', { notes: 'm' }, { notes: 'n' }, 'its notes change'],
    ['no notes', { notes: 'm' }, {}, 'loses its notes'],
  ])('%s', (_what, before, after, words) => {
    expect(changesText(published([TEN], before), published([TEN], after))).toBe(`2026-03-11: ${words}`);
  });

  test.each<[string, Partial<Like>, string]>([
    ['gone', { state: 'gone', state_since: NOW }, '“Track 1” by “Somebody” is gone from SoundCloud'],
    ['another genre', { genre: 'Dub' }, '“Track 1” by “Somebody” changes in genre'],
    [
      'of another length and licence',
      { duration_ms: 1000, license: 'cc-by' },
      '“Track 1” by “Somebody” changes in duration_ms, license',
    ],
  ])('a track that is %s', (_what, like, words) => {
    expect(changesText(published([liked([1])]), published([liked([1], like)]))).toBe(`2026-03-11: ${words}`);
  });

  test('a track that is there again', () => {
    const gone = liked([1], { state: 'gone', state_since: NOW });
    expect(changesText(published([gone]), published([liked([1])]))).toBe(
      '2026-03-11: “Track 1” by “Somebody” is back',
    );
  });

  test('an added track that sync has looked up', () => {
    const url = 'https://soundcloud.com/guest/song';
    const edits = { lineup: [{ add: url, reason }] };
    const { liked_at: _, liked_at_source: __, ...guest } = someLike({ track_id: 77, permalink_url: url });
    const found = { ...TEN, guests: [{ url, ...guest }] };
    expect(changesText(published([TEN], edits), published([found], edits))).toBe(
      '2026-03-11: “song” by “guest” was found on SoundCloud',
    );
  });

  test('nothing of an added track that nobody has looked up yet', () => {
    const edits = { lineup: [{ add: 'https://soundcloud.com/guest/song', reason }] };
    expect(changesText(published([TEN], edits), published([TEN], { ...edits, title: 'Storm' }))).toBe(
      '2026-03-11: gets the title “Storm”',
    );
  });

  test('a track that is moved and corrected', () => {
    const lineup = [
      { move: 9, position: 1, reason },
      { correct: 9, title: 'Right', reason },
    ];
    expect(changesText(published([TEN]), published([TEN], { lineup }))).toBe(
      '2026-03-11: “Track 9” by “Somebody” moves from 9 to 1; the title of “Track 9” by “Somebody” becomes “Right”',
    );
  });

  test('a show that comes and one that goes', () => {
    const older = someShow('2026-02-25', [someLike({ liked_at: '2026-02-27T00:00:00Z', track_id: 77 })]);
    const joins = /2026-02-25: joins the archive with 1 track; adds “Track 77” by “Somebody” at 1/;
    expect(changesText(published([TEN]), published([TEN, older]))).toMatch(joins);
    expect(changesText(published([TEN, older]), published([TEN]))).toBe(
      '2026-02-25: leaves the archive with 1 track',
    );
  });

  test('at length, but not without end', () => {
    const numbers = Array.from({ length: 50 }, (_, n) => n + 1);
    const words = changesText(published([liked([])]), published([liked(numbers)]));
    expect(words).toMatch(
      /^2026-03-11: adds “Track 1” .* “Track 30” by “Somebody” at 30; and 20 more changes$/,
    );
    expect(changesText(published([liked([])]), published([liked(numbers.slice(0, 31))]))).toMatch(
      /at 30; and 1 more change$/,
    );
    expect(changesText(published([liked([])]), published([liked(numbers.slice(0, 30))]))).toMatch(/at 30$/);
  });

  test.each([
    [60, '2024-10-16', ''],
    [61, '2024-10-16', '\n\n… and 1 more show.'],
    [62, '2024-10-16', '\n\n… and 2 more shows.'],
  ])('of %i shows, from the newest to that of %s', (count, last, rest) => {
    const [newest] = published([liked([1])]).slice(-1);
    if (!newest) throw new Error('there is no show');
    const shows = Array.from({ length: count }, (_, week) => {
      const slug = Temporal.PlainDate.from('2025-12-03').subtract({ weeks: week }).toString();
      return { ...newest, slug };
    });
    const markdown = changesMarkdown(shows, []);
    expect(markdown.startsWith('**2025-12-03**\n\n- leaves the archive with 1 track\n\n')).toBe(true);
    expect(markdown.endsWith(`\n\n**${last}**\n\n- leaves the archive with 1 track${rest}\n`)).toBe(true);
    expect(changesText(shows, []).split('\n').length).toBe(rest === '' ? 60 : 61);
  });

  test('as a list in Markdown', () => {
    const lineup = [
      { remove: 1, reason },
      { correct: 2, title: '*Right*', reason },
    ];
    expect(changesMarkdown(published([TEN]), published([TEN], { lineup }))).toBe(
      '**2026-03-11**\n\n- removes “Track 1” by “Somebody” at 1\n- the title of “Track 2” by “Somebody” becomes “&#42;Right&#42;”\n',
    );
  });

  test('that there is none, as Markdown too', () => {
    expect(changesMarkdown(published([TEN]), published([TEN]))).toBe('The archive stays as it is.\n');
  });
});

test.each(HOSTILE_TITLES)('no title can mark up the summary: %j', (title) => {
  const markdown = changesMarkdown(published([liked([1], { title })]), published([liked([])]));
  const rest = markdown
    .replaceAll(/&#\d+;/g, '')
    .replace('**2026-03-11**', '')
    .replace(/^- /m, '');
  expect(rest).not.toMatch(/[<>[\]*_`|@]/);
});

test('the shows of a commit are those of its data folder, none before its first sync, and leave nothing behind', () => {
  const from = process.cwd();
  process.chdir(temporaryFolder());
  onTestFinished(() => process.chdir(from));
  const data = archive();
  const temp = temporaryFolder();
  vi.stubEnv('TMPDIR', temp);
  onTestFinished(() => void vi.unstubAllEnvs());
  gitIn('.', 'init', '--quiet');
  const commit = () => {
    gitIn('.', 'add', '--all');
    gitIn('.', 'commit', '--quiet', '--message', 'more');
  };
  place('.', 'README.md', '');
  commit();
  place('.', 'data/edits/2026-03-11.json', '{"title": "T"}');
  commit();
  cpSync(data, 'data', { recursive: true });
  commit();
  const catalog = compose({ station: config, status: someStatus(), shows: [TEN], edits: [] }, NOW);
  const slugsAt = (ref: string, folder = 'data') => showsAt(ref, folder, catalog).map(({ slug }) => slug);
  expect(slugsAt('HEAD')).toContain('2026-02-25');
  symlinkSync('data', 'linked');
  for (const folder of [resolve('data'), 'linked', './data/']) {
    expect(slugsAt('HEAD', folder)).toEqual(slugsAt('HEAD'));
  }
  expect(slugsAt('HEAD~1')).toEqual([]);
  expect(slugsAt('HEAD~2')).toEqual([]);
  for (const folder of ['/data', '../data', 'data/../../data']) {
    expect(() => showsAt('HEAD', folder, catalog)).toThrow(
      expect.objectContaining({ code: 'folder-outside', exitCode: 2 }),
    );
  }
  expect(readdirSync(temp)).toEqual([]);
});

test('explain compares the working tree with a commit, and writes the summary of the job', async () => {
  const root = forkWithoutSite(
    (config) => config,
    readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
  );
  cpSync(inject('sample'), join(root, 'data'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=n', '-c', 'user.email=e@example.org', ...args]);
  const beforeGit = await runCommand('explain', [], {}, root);
  expect(beforeGit).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/without \.git[\s\S]*clone the/),
  });
  git('init', '--quiet');
  git('add', 'data');
  git('commit', '--quiet', '--message', 'data');
  const [show] = JSON.parse(readFileSync(join(root, 'data/shows/2026/2026-03-11.json'), 'utf8')).likes;
  const edits = join(root, 'data/edits/2026-03-11.json');
  writeFileSync(edits, JSON.stringify({ lineup: [{ remove: show.track_id, reason }] }));
  const env = { GITHUB_STEP_SUMMARY: join(root, 'summary.md') };
  const explain = (base: string) => runCommand('explain', ['--base', base], env, root);

  const told = await explain('HEAD');
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(told.stdout).toBe(`2026-03-11: removes “${show.title}” by “${show.artist}” at 1\n`);
  expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(
    /^### What this changes\n\n\*\*2026-03-11\*\*\n\n- removes/,
  );

  expect(await explain('--output=x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('knows no commit'),
  });
  expect(await explain('nowhere')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('knows no commit'),
  });

  git('rm', '--quiet', '--cached', '-r', 'data/status.json');
  writeFileSync(join(root, 'data/edits/2026-01-07.json'), '{');
  git('add', 'data/edits/2026-01-07.json');
  git('commit', '--quiet', '--message', 'broken');
  writeFileSync(join(root, 'data/edits/2026-01-07.json'), '{}');
  expect(await explain('HEAD')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('nothing to compare with'),
  });
});
