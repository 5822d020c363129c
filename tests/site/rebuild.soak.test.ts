import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAPPENINGS } from './happenings.ts';
import { differences, Workplace } from './rebuild.ts';

const SEQUENCES = 6;
const BUILDS = 5;
const MOST_BETWEEN_BUILDS = 3;

/** When an edit comes, in milliseconds after a build began: before its data are read, until long after. */
const EDITED_AFTER = Array.from({ length: 14 }, (_, place) => 200 + 80 * place);

const happening = fc.record({
  what: fc.constantFrom(...Object.keys(HAPPENINGS)),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});
const between = fc.array(happening, { minLength: 1, maxLength: MOST_BETWEEN_BUILDS });
const sequences = fc.array(between, { minLength: BUILDS, maxLength: BUILDS });

test('after any sequence of changes and damages a site is the site built from nothing', async () => {
  const story = async (sequence: { what: string; at: number }[][]) => {
    const workplace = new Workplace();
    await workplace.build();
    for (const happened of sequence) {
      for (const { what, at } of happened) workplace.happen(what, at);
      expect(differences(await workplace.build(), await workplace.buildAnew())).toEqual([]);
    }
  };
  await fc.assert(fc.asyncProperty(sequences, story), { numRuns: SEQUENCES, endOnFailure: true });
});

test('an edit that comes while a site is built is on all of its pages or on none', async () => {
  const workplace = new Workplace();
  for (const afterMs of EDITED_AFTER) {
    const before = await workplace.build();
    const during = await workplace.buildDuring('a track is corrected', 0.3, afterMs);
    const after = await workplace.build();
    const isWhole = [before, after].some((site) => differences(site, during).length === 0);
    expect({ afterMs, isWhole }).toEqual({ afterMs, isWhole: true });
  }
});

test('a site follows its address and its host, up to the end of the show', async () => {
  const workplace = new Workplace();
  workplace.happen('the next show is to be the last', 0);
  workplace.happen('the current show is the last of its host', 0);
  const first = await workplace.build();
  expect(first.get('search/index.html')).toContain('soundcloud.com/former');
  workplace.happen('a week turns', 0);
  const turned = await workplace.build();
  expect(differences(turned, await workplace.buildAnew())).toEqual([]);
  expect(turned.get('index.html')).toContain('The last show ends in');
  expect(turned.get('search/index.html')).not.toContain('soundcloud.com/former');

  for (const what of ['ten days pass', 'the site moves', 'a version changes']) workplace.happen(what, 0.3);
  const moved = await workplace.build();
  expect(await workplace.wordsOfBuild({}, '--clean')).toMatch(/ (\d+) files, .*; \1 written, 0 removed/);
  expect(differences(moved, workplace.site)).toEqual([]);
  expect(moved.get('index.html')).not.toContain('The last show ends in');
  expect(moved.get('index.html')).toContain('The show has ended.');
});
