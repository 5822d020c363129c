import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import type { Status } from '#domain/status.ts';
import { place, temporaryFolder } from '#tests/values/folders.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { showText, statusText } from './canonical.ts';
import { holdsStaleSample, readSnapshot } from './read.ts';
import { folderStore } from './store.ts';

const SHOW = 'shows/2026/2026-03-11.json';
const EDITS = 'edits/2026-03-11.json';
const like = someLike();
const LACKING = { counts: { shows: 3, liked: 1, unliked: 0, gone: 0 } };

/** A data folder that is right, but for the files given. */
function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  place(folder, 'status.json', statusText(someStatus()));
  place(folder, SHOW, showText(someShow('2026-03-11', [like])));
  for (const [path, text] of Object.entries(files)) place(folder, path, text);
  return folder;
}

function problemsOf(folder: string, station = STATION): string[] {
  try {
    readSnapshot(folder, station);
  } catch (error) {
    if (!(error instanceof AirlogError)) throw error;
    expect(error.exitCode).toBe(4);
    return error.problems.map(
      ({ file, pointer, message }) => `${file.slice(folder.length + 1)} ${pointer}: ${message}`,
    );
  }
  return [];
}

test('a folder that is right is read whole', () => {
  const folder = folderWith({ [EDITS]: '{"title": "A title"}' });
  const { status, shows, edits } = readSnapshot(folder, STATION);
  expect(status).toEqual(someStatus());
  expect(shows).toEqual([someShow('2026-03-11', [like])]);
  expect(edits).toMatchObject([{ slug: '2026-03-11', edits: { title: 'A title', lineup: [] } }]);
});

test('an empty folder has no status and no shows', () => {
  expect(readSnapshot(temporaryFolder(), STATION)).toEqual({ status: null, shows: [], edits: [] });
});

test('a byte order mark at the beginning of a file is no part of it', () => {
  const folder = folderWith({
    'status.json': `\ufeff${statusText(someStatus())}`,
    [SHOW]: `\ufeff${showText(someShow('2026-03-11', [like]))}`,
    [EDITS]: '\ufeff{"title": "A title"}',
  });
  const { status, shows, edits } = readSnapshot(folder, STATION);
  expect(status).toEqual(someStatus());
  expect(shows).toEqual([someShow('2026-03-11', [like])]);
  expect(edits).toMatchObject([{ edits: { title: 'A title' } }]);
});

test.each([
  ['of Windows', 'latin1', '{"title": "Café"}'],
  ['of two bytes a letter', 'utf16le', '\ufeff{"title": "Café"}'],
] as const)('a file in an encoding %s is refused: its letters would be lost', (_, encoding, text) => {
  const folder = folderWith({ [EDITS]: '' });
  writeFileSync(join(folder, EDITS), text, encoding);
  expect(problemsOf(folder)).toEqual([`${EDITS} : cannot be read: it is not UTF-8; save it as that`]);
});

test('a text may hold the sign that stands for what cannot be read', () => {
  const folder = folderWith({ [EDITS]: '{"title": "a \ufffd b"}' });
  expect(readSnapshot(folder, STATION).edits).toMatchObject([{ edits: { title: 'a \ufffd b' } }]);
});

const written = (change: object, likes = [like]) => showText({ ...someShow('2026-03-11', likes), ...change });

describe('every problem is told with file and pointer', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'JSON that ends too early',
      { [SHOW]: '{"slug": ' },
      `${SHOW} : cannot be read: line 1: Unexpected end of JSON input`,
    ],
    ['an empty file', { [EDITS]: '' }, `${EDITS} : cannot be read: line 1: Unexpected end of JSON input`],
    [
      'a comma too many, in lines as an editor has them',
      { [EDITS]: '{\r\n  "title": "a",\r\n  "lineup": [\r\n    {},\r\n  ]\r\n}\r\n' },
      `${EDITS} : cannot be read: line 5: the comma before it is one too many`,
    ],
    [
      'a remark',
      { [EDITS]: '{\n  // why\n  "title": "a"\n}' },
      `${EDITS} : cannot be read: line 2: a comment: JSON has none`,
    ],
    [
      'what a merge left',
      { [EDITS]: '{\n<<<<<<< HEAD\n  "title": "a"\n=======\n' },
      `${EDITS} : cannot be read: line 2: what a merge left: keep one of the two versions and take the marks away`,
    ],
    [
      'quotes of another kind',
      { [EDITS]: '{\n  “title”: "a"\n}' },
      `${EDITS} : cannot be read: line 2: another quote than the straight double one, ", the only one of JSON`,
    ],
    [
      'a word behind a comma',
      { [EDITS]: '{"title": "a",\n notes}' },
      `${EDITS} : cannot be read: line 2: Expected double-quoted property name in JSON at position 16 (line 2 column 2)`,
    ],
    [
      'a missing value',
      { [EDITS]: '{\n  "title":\n}' },
      `${EDITS} : cannot be read: line 3: Unexpected token '}', "{ "title": }" is not valid JSON`,
    ],
    [
      'brackets within brackets without end',
      { [EDITS]: '['.repeat(100_000) },
      `${EDITS} : cannot be read: Unexpected end of JSON input`,
    ],
    [
      'thousands of brackets within each other',
      { [EDITS]: `{"lineup": ${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
      `${EDITS} : cannot be read: it is nested too deeply`,
    ],
    [
      'a missing field',
      { [SHOW]: written({ likes: [{ ...like, title: undefined }] }) },
      `${SHOW} /likes/0/title: is missing`,
    ],
    [
      'an unknown field',
      { [SHOW]: written({}).replace('"genre"', '"likes_count":3,"genre"') },
      `${SHOW} /likes/0/likes_count: unknown field`,
    ],
    [
      'a link that is no link',
      { [SHOW]: written({ likes: [{ ...like, permalink_url: 'javascript:alert(1)' }] }) },
      `${SHOW} /likes/0/permalink_url: expected an http(s) address`,
    ],
    [
      'a link that no feed could carry',
      { [SHOW]: written({ likes: [{ ...like, permalink_url: 'https://soundcloud.com/a/\u001b' }] }) },
      `${SHOW} /likes/0/permalink_url: expected an address without control characters`,
    ],
    [
      'a licence of two lines',
      { [SHOW]: written({ likes: [{ ...like, license: 'cc-by\nx' }] }) },
      `${SHOW} /likes/0/license: expected one line of well-formed text without control characters`,
    ],
    [
      'a show in another show’s file',
      { [SHOW]: showText(someShow('2026-03-04')) },
      `${SHOW} /slug: expected 2026-03-11, the name of the file`,
    ],
    [
      'a show in the folder of another year',
      { 'shows/2025/2026-03-11.json': showText(someShow('2026-03-11')) },
      'shows/2025/2026-03-11.json : expected a file named after a show, in the folder of its year: ',
    ],
    [
      'what is named after no show',
      { 'shows/2026/notes.json': '{}' },
      'shows/2026/notes.json : expected a file named after a show',
    ],
    [
      'a title that is given twice',
      { [EDITS]: '{"title": "One", "title": "Two"}' },
      `${EDITS} /title: named twice: only the last would count`,
    ],
    [
      'a lineup that is given twice',
      { [EDITS]: '{"lineup": [{"remove": 1, "reason": "x"}], "notes": "n", "lineup": []}' },
      `${EDITS} /lineup: named twice: only the last would count`,
    ],
    [
      'a reason that is given twice, once in other letters',
      { [EDITS]: '{"lineup": [{"remove": 1, "reason": "x", "reas\\u006fn": "y"}]}' },
      `${EDITS} /lineup/0/reason: named twice: only the last would count`,
    ],
    [
      'a show on a wrong weekday',
      { 'shows/2026/2026-03-12.json': written({ slug: '2026-03-12' }) },
      'shows/2026/2026-03-12.json /slug: no show of this station begins on that day',
    ],
    [
      'another zone’s week',
      { [SHOW]: written({ week_end: '2026-03-19T03:00:00Z' }) },
      `${SHOW} /week_end: expected 2026-03-19T02:00:00Z for this station’s week; if the show has moved, or the clocks of its zone, write into station.config.ts \`earlier_schedules: [ { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York', last_show: '2026-03-11' }, { weekday: 'Wednesday', time: '23:00', time_zone: 'America/New_York', last_show: '2026-03-18' } ],\``,
    ],
    [
      'a week that begins at another time',
      { [SHOW]: written({ week_start: '2026-03-12T03:00:00Z' }) },
      `${SHOW} /week_start: expected 2026-03-12T02:00:00Z for this station’s week`,
    ],
    [
      'a like before the week',
      { [SHOW]: written({}, [someLike({ liked_at: '2026-03-12T01:59:59Z' })]) },
      `${SHOW} /likes/0/liked_at: lies outside the week from 2026-03-12T02:00:00Z to 2026-03-19T02:00:00Z`,
    ],
    [
      'likes out of order',
      {
        [SHOW]: JSON.stringify(
          someShow('2026-03-11', [someLike({ track_id: 2 }), someLike({ track_id: 1 })]),
        ),
      },
      `${SHOW} /likes/1: out of order: expected first_seen, liked_at, track_id`,
    ],
    [
      'a like outside the week',
      { [SHOW]: written({}, [someLike({ liked_at: '2026-03-19T02:00:00Z' })]) },
      `${SHOW} /likes/0/liked_at: lies outside the week from 2026-03-12T02:00:00Z to 2026-03-19T02:00:00Z`,
    ],
    [
      'a like that stands twice',
      { [SHOW]: written({}, [like, like]) },
      `${SHOW} /likes/1: the same like stands above`,
    ],
    [
      'a broken status',
      { 'status.json': statusText(someStatus({ source: 'radio' as 'web' })) },
      'status.json /source: Invalid option: expected one of "web"|',
    ],
    [
      'a show that is counted and missing',
      { 'status.json': statusText(someStatus(LACKING)) },
      'status.json /counts/shows: 2 of the shows counted here are missing',
    ],
    [
      'edits of no show',
      { 'edits/notes.json': '{}' },
      'edits/notes.json : expected a file named after a show: 2026-03-11.json',
    ],
    [
      'edits in a folder of their own',
      { 'edits/2026/2026-03-11.json': '{}' },
      'edits/2026/2026-03-11.json : expected a file named after a show: 2026-03-11.json, in ',
    ],
    [
      'edits with another ending',
      { 'edits/2026-03-11.JSON': '{}' },
      '/edits itself; rename it, or move it there or away',
    ],
    [
      'edits without an ending',
      { 'edits/2026-03-11': '{}' },
      'edits/2026-03-11 : expected a file named after a show',
    ],
    [
      'an edit of no kind',
      { [EDITS]: '{"lineup": [{"rename": 1, "reason": "?"}]}' },
      `${EDITS} /lineup/0: expected exactly one of add, remove, move, correct`,
    ],
    [
      'an edit without reason',
      { [EDITS]: '{"lineup": [{"remove": 12345}]}' },
      `${EDITS} /lineup/0/reason: is missing`,
    ],
    [
      'an edit with a misspelled field',
      { [EDITS]: '{"lineup": [{"move": 1, "position": 1, "reasn": "x", "reason": "x"}]}' },
      `${EDITS} /lineup/0/reasn: unknown field`,
    ],
  ])('%s', (_, files, expected) => {
    expect(problemsOf(folderWith(files))).toContainEqual(expect.stringContaining(expected));
  });

  test('shows that the sample lacks, unless a first sync was replacing it', () => {
    const files = { 'status.json': statusText(someStatus({ source: 'sample', ...LACKING })) };
    expect(problemsOf(folderWith(files))).toEqual([expect.stringContaining('2 of the shows')]);
    expect(problemsOf(folderWith({ ...files, 'status.json.tmp': '{' }))).toEqual([]);
  });

  test('all of them in one report', () => {
    const files = { [SHOW]: '{', [EDITS]: '{"titel": "x"}', 'edits/2026-03-04.json': '[]' };
    expect(problemsOf(folderWith(files))).toHaveLength(3);
  });
});

test.each([
  ['was never finished', `${SHOW}.tmp`],
  ['was never finished', `${EDITS}.tmp`],
  ['a name hides', 'shows/.DS_Store'],
  ['a name hides', 'shows/2026/._2026-03-11.json'],
  ['a name hides', 'edits/.2026-03-11.json.swp'],
  ['lies in a folder that a name hides', 'edits/.trash/2026-03-11.json'],
])('a file that %s is not read: %s', (_, path) => {
  const { shows, edits } = readSnapshot(folderWith({ [path]: '{"slug": ' }), STATION);
  expect([shows.length, edits.length]).toEqual([1, 0]);
});

test('an edits file that is a link is read like any other', () => {
  const folder = folderWith({ 'elsewhere.json': '{"title": "A title"}', 'edits/.keep': '' });
  symlinkSync('../elsewhere.json', join(folder, EDITS));
  expect(readSnapshot(folder, STATION).edits).toMatchObject([{ edits: { title: 'A title' } }]);
});

test.each([
  ['status.json', 'status.json'],
  ['a show', SHOW],
  ['an edits file', EDITS],
  ['all edits', 'edits'],
])('what lies elsewhere is neither read nor quoted, where %s is a link', (_, path) => {
  const elsewhere = folderWith({ 'secret.json': 'secret', '2026-03-11.json': 'secret' });
  const folder = folderWith({ 'edits/.keep': '' });
  rmSync(join(folder, path), { recursive: true, force: true });
  symlinkSync(path === 'edits' ? elsewhere : join(elsewhere, 'secret.json'), join(folder, path));
  const told = problemsOf(folder);
  expect(told).toContainEqual(`${path} : cannot be read: it is a link that leads out of the data folder`);
  expect(told.join('\n')).not.toContain('secret');
});

/** A named pipe, and somebody who writes nothing into it as soon as it is read: else a reader would wait for ever. */
function pipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
  const writer = spawn('sh', ['-c', ': > "$0"', path]);
  onTestFinished(() => void writer.kill());
}

// Of a folder where a show or edits should be only what lies in it counts.
test.each<[string, (path: string) => void, string[]]>([
  ['a named pipe', pipe, ['status.json', SHOW, EDITS]],
  ['a folder', (path) => mkdirSync(path), ['status.json']],
])('what is no file is not read where one should be: %s', (_, put, paths) => {
  const folder = folderWith({ [EDITS]: '{}' });
  for (const path of paths) {
    rmSync(join(folder, path));
    put(join(folder, path));
  }
  expect(problemsOf(folder)).toEqual(paths.map((path) => `${path} : cannot be read: it is no file`));
});

describe('shows of another schedule', () => {
  const ELSEWHERE = {
    ...STATION,
    schedule: { weekday: 'Friday', time: '20:00', time_zone: 'Europe/London' },
  } as const;
  const EARLIER = { ...ELSEWHERE, schedule: { ...STATION.schedule, time: '21:00' } } as const;
  const EAST = { ...STATION, schedule: { ...STATION.schedule, time_zone: 'America/Detroit' } } as const;

  function folderOf(source: Status['source']): string {
    return folderWith({
      'status.json': statusText(someStatus({ source })),
      'shows/2026/2026-03-04.json': showText(someShow('2026-03-04')),
    });
  }

  test.each([
    ['another weekday', ELSEWHERE, 'sample', /npm run configure/],
    ['another hour', EARLIER, 'sample', /npm run configure/],
    [
      'another weekday',
      ELSEWHERE,
      'web',
      /2 of 2 shows lie in other weeks.*as the README describes.*set the schedule back.*move \S+shows, \S+status\.json and \S+edits away/,
    ],
    [
      'another hour',
      EARLIER,
      'web',
      /2 of 2 shows lie in other weeks.*earlier_schedules: \[ { weekday: 'Wednesday', time: '22:00', .*, last_show: '2026-03-18' } \],`/,
    ],
  ] as const)('%s is told once (%#)', (_, station, source, words) => {
    const folder = folderOf(source);
    expect(problemsOf(folder, station)).toEqual([expect.stringMatching(words)]);
    expect(holdsStaleSample(folder, station)).toBe(source === 'sample');
  });

  test.each(['web', 'official'] as const)(
    'of another host, read from %s, are told as such alone',
    (source) => {
      const folder = folderOf(source);
      const other = { ...ELSEWHERE, host: { ...STATION.host, soundcloud_user_id: 1 } };
      expect(() => readSnapshot(folder, other)).toThrow(
        expect.objectContaining({ code: 'other-user', exitCode: 4 }),
      );
      expect(() => folderStore(folder, other).read()).toThrow(
        expect.objectContaining({ code: 'other-user' }),
      );
    },
  );

  test('a last show whose week is written already is told with what to change', () => {
    const station = {
      ...STATION,
      schedule: { ...STATION.schedule, weekday: 'Thursday' },
      earlier_schedules: [{ ...STATION.schedule, last_show: '2026-03-11' }],
    } as const;
    expect(
      problemsOf(folderOf('web'), { ...station, earlier_schedules: [...station.earlier_schedules] }),
    ).toEqual([
      expect.stringMatching(
        /2026-03-11\.json \/week_end: expected 2026-03-20T02:00:00Z .*time: '22:00', .*last_show: '2026-03-18' } \],`/,
      ),
    ]);
  });

  test.each([
    [
      'web',
      [expect.stringMatching(/last_show: the archive has 1 later show, the newest of 2026-03-11: name/)],
    ],
    ['sample', []],
  ] as const)('a last show before shows of the archive is told (%s)', (source, told) => {
    expect(problemsOf(folderOf(source), { ...STATION, last_show: '2026-03-04' })).toEqual(told);
  });

  test('a zone that keeps the same time is no other schedule', () => {
    const folder = folderOf('sample');
    expect(holdsStaleSample(folder, EAST)).toBe(false);
    expect(readSnapshot(folder, EAST).shows).toHaveLength(2);
  });
});
