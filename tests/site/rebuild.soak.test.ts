import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAPPENINGS } from './happenings.ts';
import { differences, Workplace } from './rebuild.ts';

const SEQUENCES = 6;
const BUILDS = 5;
const MOST_BETWEEN_BUILDS = 3;

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
