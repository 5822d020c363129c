import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
export const MEMORY = '/dev/shm';
const ROOM_IN_MEMORY = 1e9;

export function hasRoom(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize > ROOM_IN_MEMORY;
  } catch {
    return false;
  }
}

/** Lets the temp folders of a run lie in memory where there is room and programs run: a disk makes syncs wait. */
export default function tempInMemory(): void {
  if (hasRoom(MEMORY) && runsPrograms(MEMORY)) process.env.TMPDIR = MEMORY;
}

/** Hooks of git are programs; some systems run none from there. */
function runsPrograms(place: string): boolean {
  const folder = mkdtempSync(join(place, 'airlog-'));
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  try {
    return spawnSync(program).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
