import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import station from '#config';
import { compose } from '#domain/compose.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { claimEdits } from '../sample/generate.ts';
import { openUpstream } from '../upstream/connect.ts';
import { like, removeTrack, renameTrack, unlike, type World } from '../upstream/world.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import {
  howFar,
  type KillMoment,
  killSync,
  type Prospect,
  prospect,
  type Reached,
  syncHere,
} from './kill.ts';
import { inWeek, weeksOfLikes } from './kill-worlds.ts';

const WEEKS = 60;
const NOW = inWeek(WEEKS - 1, 12);
/** So many children at once: the machine has two processors at least. */
const AT_ONCE = 2;

interface Case {
  name: string;
  kills: number;
  /** Shows that the sync writes. */
  writes: number;
  /** What lies there before, made in this folder. */
  before?: (folder: string) => Promise<void>;
  world: World;
}

const added = { add: 'https://soundcloud.com/user-1003/track-5003', reason: 'played' };

const CASES: Case[] = [
  { name: 'a first sync', kills: 160, writes: WEEKS, world: weeksOfLikes(WEEKS) },
  {
    name: 'a sync that comes a year late',
    kills: 80,
    writes: WEEKS - 3,
    before: (folder) => syncOnce(weeksOfLikes(3), inWeek(2, 12), folder),
    world: weeksOfLikes(WEEKS),
  },
  {
    name: 'an hourly sync with news of every kind',
    kills: 30,
    writes: 2,
    async before(folder) {
      await syncOnce(weeksOfLikes(WEEKS), inWeek(WEEKS - 1, 9), folder);
      place(folder, 'edits/2026-02-11.json', JSON.stringify({ lineup: [added] }));
    },
    world: hourly(weeksOfLikes(WEEKS)),
  },
  {
    name: 'a first sync in place of the sample',
    kills: 30,
    writes: WEEKS,
    async before(folder) {
      place(folder, 'edits/2025-01-08.json', '{"lineup": [{"remove": 9006, "reason": "sample"}]}');
      await syncOnce(weeksOfLikes(WEEKS + 12, 9000), inWeek(WEEKS + 11, 12), folder, 'sample');
      claimEdits(folder, ['2025-01-08']);
    },
    world: weeksOfLikes(WEEKS),
  },
];

describe.each(CASES)('$name that is killed', ({ kills, before, world, writes }) => {
  test('leaves a valid snapshot, and the next one ends in the same bytes', async () => {
    const root = temporaryFolder();
    const origin = before ? join(root, 'origin') : null;
    if (origin) await before?.(origin);
    const upstream = await openUpstream(world);
    const undisturbed = await prospect(upstream, NOW, origin, join(root, 'undisturbed'));
    const reached: Reached[] = [];
    await inTurns(kills, async (n) => {
      const folder = join(root, `killed-${n}`);
      await killSync(undisturbed, folder, momentOf(n, undisturbed));
      reached.push(howFar(folder, undisturbed));
      expectValid(folder);
      await syncHere(undisturbed, folder);
      expect(fingerprint(folder)).toEqual(undisturbed.after);
      rmSync(folder, { recursive: true });
    });
    expect(undisturbed.changes.length).toBeGreaterThanOrEqual(3 * writes);
    expect(share(reached, 'some written', 'some in place')).toBeGreaterThan(0.4);
    expect(reached).toContain('some in place');
  });
});

/** By turns at a change of a file's name and at a moment of time, at random between first and last. */
function momentOf(n: number, { changes }: Prospect): KillMoment {
  return n % 2 === 0
    ? { change: 1 + Math.floor(Math.random() * changes.length) }
    : { afterMs: Math.random() * (changes.at(-1) ?? 0) };
}

function expectValid(folder: string): void {
  const { status, shows, edits } = readSnapshot(folder, station);
  if (status) compose({ station, status, shows, edits }, NOW);
}

async function syncOnce(world: World, now: string, folder: string, name?: 'sample'): Promise<void> {
  await syncHere({ upstream: await openUpstream(world), now }, folder, name);
}

/** Something liked, unliked, gone and renamed in the open show. */
function hourly(world: World): World {
  const last = 5000 + WEEKS * 6 - 6;
  const changed = renameTrack(removeTrack(unlike(world, last), last + 1), last + 2, 'Another title');
  return like(unlike(changed, 5000), 5000, inWeek(WEEKS - 1, 10));
}

async function inTurns(times: number, task: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < times) await task(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function share(reached: readonly Reached[], ...meant: Reached[]): number {
  return reached.filter((each) => meant.includes(each)).length / reached.length;
}
