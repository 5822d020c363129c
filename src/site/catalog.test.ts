import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { place } from '#tests/values/folders.ts';
import { loadCatalog } from './catalog.ts';
import { startClock, stopClock } from './clock.ts';

const AIRLOG_NOW = '2026-03-21T12:00:00Z';

describe('the catalog of a data folder', () => {
  test('is composed once for one environment, and anew for another moment', () => {
    const AIRLOG_DATA = writeFixture();
    const first = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW });
    expect(loadCatalog({ AIRLOG_DATA, AIRLOG_NOW })).toBe(first);
    const earlier = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: '2026-03-19T01:59:59Z' });
    expect([first.current.slug, earlier.current.slug]).toEqual(['2026-03-18', '2026-03-11']);
  });

  test('carries the address that the environment gives the site', () => {
    const AIRLOG_DATA = writeFixture();
    const siteAt = (SITE_URL: string, BASE_PATH: string) =>
      loadCatalog({ AIRLOG_DATA, AIRLOG_NOW, SITE_URL, BASE_PATH }).station.site;
    expect(siteAt('https://one.example', '/x')).toEqual({ url: 'https://one.example', base: '/x/' });
    expect(siteAt('https://one.example', '/y')).toEqual({ url: 'https://one.example', base: '/y/' });
    expect(siteAt('https://two.example', '/y')).toEqual({ url: 'https://two.example', base: '/y/' });
  });

  test('is for the moment that is asked for, else of a sample for when it was made, and of an archive for now', () => {
    const [sample, archive] = [writeFixture('sample'), writeFixture()];
    for (const AIRLOG_DATA of [sample, archive]) {
      expect(loadCatalog({ AIRLOG_DATA, AIRLOG_NOW }).now).toBe(AIRLOG_NOW);
    }
    for (const notAsked of [undefined, '']) {
      const { now, status } = loadCatalog({ AIRLOG_DATA: sample, AIRLOG_NOW: notAsked });
      expect(now).toBe(status.last_success);
    }
    const before = Date.now() - 1000;
    expect(Date.parse(loadCatalog({ AIRLOG_DATA: archive }).now)).toBeGreaterThanOrEqual(before);
  });

  test('leaves no show out for a clock that runs behind', () => {
    onTestFinished(startClock);
    const AIRLOG_DATA = writeFixture();
    const whole = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW });
    const newest = whole.shows
      .flatMap(({ tracks }) => tracks.flatMap(({ liked_at }) => liked_at ?? []))
      .sort();
    stopClock('1970-01-01T00:00:00Z');
    const behind = loadCatalog({ AIRLOG_DATA });
    expect(behind.now).toBe(newest.at(-1));
    expect(behind.shows.map(({ slug }) => slug)).toEqual(whole.shows.map(({ slug }) => slug));
  });

  test('of an empty folder is an error that names the file and what to run', () => {
    expect(() => loadCatalog({ AIRLOG_DATA: 'no/such/folder', AIRLOG_NOW })).toThrow(
      expect.toSatisfy((error: unknown) => {
        expect(error).toBeInstanceOf(AirlogError);
        const { exitCode, problems } = error as AirlogError;
        expect(exitCode).toBe(4);
        expect(problems).toEqual([
          {
            file: 'no/such/folder/status.json',
            pointer: '',
            message: 'missing; run `npm run sync` or `npm run sample`',
          },
        ]);
        return true;
      }),
    );
  });

  describe('that is wrong is told in one report, and nothing of it is a guess', () => {
    const unknownTrack = JSON.stringify({ lineup: [{ remove: 1, reason: 'x' }] });
    const misspelled = JSON.stringify({ titel: 'x' });
    const removed = 'edits/2026-03-11.json /lineup/0/remove: track 1 is not in this show';

    test.each<[string, Record<string, string>, string[]]>([
      [
        'edits that cannot be read, beside edits that cannot apply',
        { 'edits/2026-03-04.json': misspelled, 'edits/2026-03-11.json': unknownTrack },
        ['edits/2026-03-04.json /titel: unknown field', removed],
      ],
      [
        'a show that cannot be read, whose edits may be right, beside edits of others',
        {
          'shows/2026/2026-03-04.json': '{',
          'edits/2026-03-04.json': unknownTrack,
          'edits/2026-03-11.json': unknownTrack,
        },
        ['shows/2026/2026-03-04.json : cannot be read', removed],
      ],
      [
        'a status that cannot be read',
        { 'status.json': '{', 'edits/2026-03-11.json': unknownTrack },
        ['status.json : cannot be read', removed],
      ],
    ])('%s', (_, files, expected) => {
      const AIRLOG_DATA = writeFixture();
      for (const [path, text] of Object.entries(files)) place(AIRLOG_DATA, path, text);
      const told = problemsOf({ AIRLOG_DATA, AIRLOG_NOW });
      expect(told).toEqual(expected.map((words) => expect.stringContaining(words)));
    });

    test('a show that is missing, beside edits that cannot be read', () => {
      const AIRLOG_DATA = writeFixture();
      rmSync(join(AIRLOG_DATA, 'shows/2026/2026-03-04.json'));
      place(AIRLOG_DATA, 'edits/2026-03-18.json', misspelled);
      expect(problemsOf({ AIRLOG_DATA, AIRLOG_NOW })).toEqual([
        expect.stringContaining('status.json /counts/shows: 1 of the shows'),
        expect.stringContaining('edits/2026-03-18.json /titel: unknown field'),
      ]);
    });
  });
});

function problemsOf(env: { AIRLOG_DATA: string; AIRLOG_NOW: string }): string[] {
  try {
    loadCatalog(env);
    return [];
  } catch (error) {
    const { problems } = error as AirlogError;
    return problems.map(({ file, pointer, message }) => `${file} ${pointer}: ${message}`);
  }
}
