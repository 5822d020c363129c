import { clockTime } from './clock.ts';
import { type DeckNews, PATIENCE_MS } from './deck.ts';
import type { Queue, QueueTrack } from './queue.ts';
import { UNREADABLE } from './trackless.ts';

/** What the player says. */
export const WORDS = {
  unreachable:
    'SoundCloud’s player does not answer. Something may block w.soundcloud.com; the titles still lead there.',
  offline: 'You are offline. Press Play when you are back.',
  unreadable: UNREADABLE,
  changed: 'This show has changed since its page was loaded. Load the page again to play it.',
  refused: 'This browser wants you to press Play here first:',
  lost: 'This browser stopped the sound on the way to this page.',
  elsewhere: 'Paused: another tab plays now.',
  nowhere: 'That page does not come. If you are online, try again.',
  goesOn: 'The show goes on: there are more tracks now.',
  ended: 'That was the last track of this show.',
};

type Failure = Extract<DeckNews, { type: 'unplayable' }>['why'];

export function wordsOfSkip(track: QueueTrack | null, why: Failure): string {
  const reasons = {
    error: 'SoundCloud would not play it',
    silence: `SoundCloud said nothing for ${PATIENCE_MS / 1000} seconds`,
  };
  return `Skipped “${track?.title ?? ''}”: ${reasons[why]}.`;
}

/** What those hear who do not see the bar. */
export function wordsOfTrack({ position, title, artist }: QueueTrack, from_ms: number): string {
  const from = from_ms > 0 ? `, from ${clockTime(from_ms)}` : '';
  return `${position}: ${title} by ${artist}${from}`;
}

export function wordsOfOrder(action: 'shuffle' | 'repeat', { shuffled, repeating }: Queue): string {
  return action === 'shuffle' ? `Shuffle ${shuffled ? 'on' : 'off'}` : `Repeat ${repeating ? 'on' : 'off'}`;
}
