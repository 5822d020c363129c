import { type Door, openDoor } from '#sources/door.ts';
import type { Patience } from '#sources/patience.ts';
import { isBlock } from './answers.ts';
import { giveUp } from './giving-up.ts';
import { askedWaitMs } from './wait.ts';

/** The one way out: every request to SoundCloud goes through such a door. */
export function openSoundCloud(userAgent?: string, patience?: Partial<Patience>): Door {
  return openDoor({ isBlock, askedWaitMs, giveUp }, userAgent, patience);
}
