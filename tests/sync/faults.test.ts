import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import type { SyncReport } from '#sync/report.ts';
import { GUEST, type Occasion, outcomeOf, PLACES, type Place, scene } from './fault-scene.ts';
import { ENDINGS, LOOKED_UP, PASSING, rowsOf, TROUBLES } from './trouble-table.ts';

const OCCASIONS: Occasion[] = ['first', 'later'];
const references = new Map<Occasion, Promise<Record<string, string>>>();

/** The files that a sync leaves which nothing disturbs. */
function undisturbed(occasion: Occasion): Promise<Record<string, string>> {
  const known = references.get(occasion) ?? leaveAlone(occasion);
  references.set(occasion, known);
  return known;
}

async function leaveAlone(occasion: Occasion): Promise<Record<string, string>> {
  const { sync, files } = await scene(occasion);
  await sync();
  return files();
}

/** The files that two syncs leave of which only the second knows of the guest: it was found after all that is there. */
async function meetGuestLater(): Promise<Record<string, string>> {
  const { sync, files, folder } = await scene('later');
  const edits = join(folder, 'edits');
  renameSync(edits, `${folder}-edits`);
  await sync();
  renameSync(`${folder}-edits`, edits);
  await sync();
  return files();
}

test('every trouble of the list stands in both tables', () => {
  for (const occasion of OCCASIONS) {
    expect(
      rowsOf(occasion)
        .map(({ answer }) => answer)
        .sort(),
    ).toEqual(Object.keys(TROUBLES).sort());
  }
});

describe.each(OCCASIONS)('a %s sync', (occasion) => {
  test.each(rowsOf(occasion))('that always meets $answer', async ({ answer, cells }) => {
    const met = await atEveryPlace((place) => meet(occasion, place, answer));
    expect(met).toEqual(cells);
  });

  test.each(PASSING)(
    'that meets %s as often as it asks again ends as if nothing had been',
    async (answer) => {
      // On a busy machine a healthy answer may be late as well: what has to be waited for comes once.
      const times = answer === 'silence' || answer === 'stall' ? 1 : 2;
      const met = await atEveryPlace((place) => meet(occasion, place, answer, times));
      expect(met).toEqual(Object.fromEntries(PLACES.map((place) => [place, `same ${times + 1}`])));
    },
  );
});

async function atEveryPlace(meetAt: (place: Place) => Promise<string>): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(PLACES.map(async (place) => [place, await meetAt(place)] as const)),
  );
}

/**
 * Runs a sync into trouble and then an untroubled one, and answers the cell of the table. Whatever
 * the trouble, the second ends with the bytes of a sync that was never disturbed, or that met the guest later.
 */
async function meet(occasion: Occasion, place: Place, answer: string, times?: number): Promise<string> {
  const respond = TROUBLES[answer];
  if (respond === undefined) throw new Error(`no trouble is called ${answer}`);
  const { sync, before, files, tries, upstream } = await scene(occasion, {
    place,
    respond,
    ...(times !== undefined && { times }),
  });
  const outcome = await outcomeOf(sync());
  const after = files();
  const asked = tries();
  if (outcome instanceof AirlogError) expect(after, 'data/ after a failure').toEqual(before);
  const expected = await undisturbed(occasion);
  if (!isEqual(after, expected)) {
    upstream.faults = [];
    await sync();
    const isGuestLater = place === 'resolve' && !(outcome instanceof AirlogError);
    const wanted = isGuestLater ? await meetGuestLater() : expected;
    expect(files(), 'data/ after the next sync').toEqual(wanted);
  }
  return `${nameOf(outcome, place, isEqual(after, expected))} ${asked}`;
}

function nameOf(outcome: SyncReport | AirlogError, place: Place, same: boolean): string {
  if (outcome instanceof AirlogError) return endingOf(outcome, place);
  if (same) return outcome.warnings.length === 0 ? 'same' : `same, but warns: ${outcome.warnings}`;
  return isKept(outcome, place) ? 'kept' : `unexpected: ${JSON.stringify(outcome)}`;
}

/** The ending that has the error's code, exit code and words, else what the error says. */
function endingOf(error: AirlogError, place: Place): string {
  const words = `${error.message} ${error.why} ${error.next}`;
  const isLookup = place === 'lookup' || place === 'track';
  if (LOOKED_UP.test(words) !== isLookup) return `names the wrong place: ${words}`;
  const fitting = Object.entries(ENDINGS).find(
    ([, { exit, code, says }]) =>
      error.exitCode === exit && error.code === code && says.every((each) => each.test(words)),
  );
  return fitting ? fitting[0] : `${error.exitCode} ${error.code}: ${words}`;
}

/** What the sync could not ask for stands as before and is warned of; all else is done. */
function isKept(report: SyncReport, place: Place): boolean {
  const ids = (lines: SyncReport['gone']) =>
    lines
      .map(({ track_id }) => track_id)
      .sort()
      .join();
  const did = {
    added: ids(report.added),
    removed: ids(report.removed),
    gone: ids(report.gone),
    guests: report.guests.map(({ url }) => url).join(),
    warned: [/“Track 8”/, /“Track 5”/, new RegExp(GUEST)].filter((each) =>
      report.warnings.some((warning) => each.test(warning)),
    ).length,
  };
  const undone = {
    resolve: { guests: '', warned: 1 },
    lookup: { removed: '', gone: '', warned: 2 },
    track: { gone: '', warned: 1 },
  }[place as string];
  return isEqual(did, { added: '12,13', removed: '8', gone: '5', guests: GUEST, warned: 0, ...undone });
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
