import { Temporal } from 'temporal-polyfill';
import { expect, inject, test } from 'vitest';
import station from '#config';
import { readSnapshot } from '#snapshot/read.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { generateSample } from './generate.ts';
import { sampleStory } from './story.ts';

const SAMPLE = inject('sample');

test('the sample shows what an archive can hold', () => {
  const { shows, edits, status } = readSnapshot(SAMPLE, station);
  const hours = shows.map(({ week_start, week_end }) =>
    Temporal.Instant.from(week_start).until(Temporal.Instant.from(week_end)).total('hours'),
  );
  expect(shows).toHaveLength(60);
  expect(new Set(hours)).toEqual(new Set([167, 168, 169]));
  expect(edits).toHaveLength(3);
  expect(status?.counts.gone).toBeGreaterThan(5);
  expect(status?.counts.unliked).toBeGreaterThan(5);
  expect(new Set(shows.map(({ likes }) => likes.length >= 15 && likes.length <= 45))).toEqual(
    new Set([true]),
  );
  const scripts = [
    /\p{Script=Cyrillic}/u,
    /\p{Script=Han}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Greek}/u,
  ];
  for (const script of scripts) expect(JSON.stringify(shows)).toMatch(script);
});

test('a pictured sample tells the same story, with a cover for each track', () => {
  const tracksOf = (pictured: boolean) => [...sampleStory(station, pictured).world.tracks.values()];
  const pictured = tracksOf(true);
  expect(new Set(pictured.map(({ artwork_url }) => artwork_url)).size).toBe(pictured.length);
  for (const { artwork_url } of pictured)
    expect(artwork_url).toMatch(/^https:\/\/i1\.sndcdn\.com\/.+-large\.jpg$/);
  expect(pictured.map((track) => ({ ...track, artwork_url: null }))).toEqual(tracksOf(false));
});

test('the sample takes the place of nothing but a sample', async () => {
  const folder = temporaryFolder();
  place(folder, 'shows/2026/2026-03-11.json', '{}');
  await expect(generateSample(station, folder)).rejects.toMatchObject({ code: 'not-a-sample', exitCode: 4 });
  expect(Object.keys(fingerprint(folder))).toEqual(['shows/2026/2026-03-11.json']);
});
