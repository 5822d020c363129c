import type { Deck } from './deck.ts';
import type { Memory } from './memory.ts';

const VOLUME_STEP = 10;

/** What a listener turns while a track is on: the place in it, and the volume. */
export class Dials {
  readonly #deck: Deck;
  readonly #memory: Memory;
  #volumeBeforeMute = 0;

  constructor(deck: Deck, memory: Memory) {
    this.#deck = deck;
    this.#memory = memory;
  }

  /** Goes to a place in a track of a length; 0 is an unknown length. All are milliseconds. */
  seek(ms: number, duration_ms: number): void {
    const position_ms = Math.max(0, duration_ms > 0 ? Math.min(ms, duration_ms) : ms);
    this.#deck.seek(position_ms);
    this.#memory.keep({ position_ms });
  }

  /** 0 to 100; what lies beyond is taken as the nearest. */
  setVolume(wanted: number): void {
    const volume = Math.min(100, Math.max(0, wanted));
    this.#deck.setVolume(volume);
    this.#memory.keep({ volume });
  }

  louder(steps: number): void {
    this.setVolume(this.#memory.session.volume + steps * VOLUME_STEP);
  }

  mute(): void {
    const { volume } = this.#memory.session;
    if (volume > 0) this.#volumeBeforeMute = volume;
    this.setVolume(volume > 0 ? 0 : this.#volumeBeforeMute || VOLUME_STEP);
  }
}
