import { expect } from 'vitest';
import type { Instant } from '#domain/instant.ts';
import type { Manners } from '../upstream/manners.ts';
import { like, type World } from '../upstream/world.ts';
import { fingerprint } from '../values/folders.ts';
import { outcomeOf } from './fault-scene.ts';
import { type Workplace, workplace, worldWithTracks } from './workplace.ts';

export const BEFORE = '2026-03-13T12:00:00Z';
export const NOW = '2026-03-14T12:00:00Z';

/** Forty likes in four weeks, every 16 hours up to 2026-03-13T08:00Z; the newest is of track 40. */
export function fortyLikes(): World {
  let world = worldWithTracks(60);
  for (let n = 1; n <= 40; n += 1) {
    world = like(world, n, new Date(Date.UTC(2026, 2, 13, 8) - (40 - n) * 16 * 3_600_000).toISOString());
  }
  return world;
}

export async function listing(manners: Partial<Manners> = {}): Promise<Workplace> {
  return workplace(fortyLikes(), { pageLimit: 5, ...manners });
}

/** Expects an error of this code, and that no byte below the folder has changed. */
export async function expectRefusal(
  at: Workplace,
  expected: object,
  now: Instant = NOW,
  wish = {},
): Promise<void> {
  const before = fingerprint(at.folder);
  const outcome = await outcomeOf(at.syncAt(now, wish));
  expect(outcome).toMatchObject(expected);
  expect(fingerprint(at.folder)).toEqual(before);
}
