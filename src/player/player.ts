import { Bar } from './bar.ts';
import { Deck } from './deck.ts';
import { Dials } from './dials.ts';
import type { PlayerCommand } from './keyboard.ts';
import { listenToMediaKeys } from './media-session.ts';
import { Memory } from './memory.ts';
import { Playout } from './playout.ts';
import { type QueueAction, queueOf, reduceQueue } from './queue.ts';
import { readShow } from './show.ts';
import { stayWherePagesFail } from './stay.ts';
import type { Session } from './storage.ts';
import { WORDS, wordsOfOrder } from './words.ts';

const SEEK_STEP_MS = 10_000;
/** Later than this, going back means the beginning of the same track. */
const RESTART_AFTER_MS = 3000;

/** Does what the listener asks. */
export class Player {
  readonly #bar: Bar;
  readonly #deck: Deck;
  readonly #shows: string;
  readonly #dials: Dials;
  readonly #playout: Playout;
  readonly #memory: Memory;
  /** Counts what the listener asked to hear: a show that comes too late is not played. */
  #turn = 0;

  readonly #commands: Record<PlayerCommand, () => void> = {
    toggle: () => this.#playout.toggle(),
    play: () => this.#playout.play(),
    pause: () => this.#playout.pause(),
    next: () => this.#playout.change({ type: 'next' }),
    previous: () => this.#previous(),
    back: () => this.seek(this.#session.position_ms - SEEK_STEP_MS),
    forward: () => this.seek(this.#session.position_ms + SEEK_STEP_MS),
    quieter: () => this.#turnDial((dials) => dials.louder(-1)),
    louder: () => this.#turnDial((dials) => dials.louder(1)),
    mute: () => this.#turnDial((dials) => dials.mute()),
    shuffle: () => this.#reorder({ type: 'shuffle', seed: Date.now() }),
    repeat: () => this.#reorder({ type: 'repeat' }),
    close: () => this.#close(),
  };

  /** @param shows address below which the shows' pages and documents lie */
  constructor(root: HTMLElement, shows: string) {
    this.#shows = shows;
    this.#memory = new Memory(shows);
    this.#bar = new Bar(root, shows);
    this.#deck = new Deck(this.#bar.deck, (news) => this.#playout.hear(news));
    this.#playout = new Playout(this.#bar, this.#deck, this.#memory);
    this.#dials = new Dials(this.#deck, this.#memory);
    this.#bar.place.addEventListener('change', () => this.seek(Number(this.#bar.place.value)));
    this.#bar.volume.addEventListener('input', () => {
      const volume = Number(this.#bar.volume.value);
      this.#turnDial((dials) => dials.setVolume(volume));
    });
    listenToMediaKeys(
      (command) => this.command(command),
      (ms) => this.seek(ms),
    );
    stayWherePagesFail(this.#playout);
    this.show();
  }

  /** Whether single keys command the player. */
  get takesKeys(): boolean {
    return this.#session.shortcuts;
  }

  takeKeys(takes: boolean): void {
    this.#playout.comeBack();
    this.#memory.keep({ shortcuts: takes });
  }

  /** Whether there is something to play. */
  get isOpen(): boolean {
    return this.#session.queue !== null;
  }

  /** Plays a show from a track, or from its first; pauses or goes on with the track that is on already. */
  async play(show: string, url: string | null): Promise<void> {
    const turn = ++this.#turn;
    this.#playout.comeBack();
    const isCurrent = this.#session.queue?.show === show && this.#playout.track?.permalink_url === url;
    if (isCurrent && this.#playout.isOn) {
      this.#playout.toggle();
      return;
    }
    try {
      const read = await readShow(this.#addressOf(show), this.#bar.language);
      if (turn !== this.#turn) return;
      const hasTrack = url === null || read.tracks.some((track) => track.permalink_url === url);
      if (!hasTrack) return this.#playout.say(WORDS.changed);
      const { shuffled = false, repeating = false } = this.#session.queue ?? {};
      const queue = queueOf(read, { shuffled, repeating });
      this.#playout.start(reduceQueue(queue, { type: 'start', url, seed: Date.now() }));
    } catch {
      if (turn === this.#turn) this.#playout.say(WORDS.unreadable);
    }
  }

  command(command: PlayerCommand): void {
    this.#playout.comeBack();
    if (this.#session.queue || command === 'close') this.#commands[command]();
  }

  /** The lineup of a show changed: follows it where that show is on. */
  async follow(show: string): Promise<void> {
    if (this.#session.queue?.show !== show) return;
    const { tracks } = await readShow(this.#addressOf(show), this.#bar.language);
    const { queue } = this.#session;
    if (queue?.show !== show) return;
    const grown = reduceQueue(queue, { type: 'lineup', tracks, seed: Date.now() });
    this.#memory.keep({ queue: grown });
    if (queue.ended && !grown.ended) this.#playout.say(WORDS.goesOn);
    else this.show();
  }

  seek(ms: number): void {
    this.#turnDial((dials) => dials.seek(ms, this.#playout.duration_ms));
  }

  /** Shows the state on the bar and on the page. */
  show(): void {
    this.#playout.show();
  }

  /** The listener leaves. Where nothing is on, what another tab has kept since stays. */
  leave(): void {
    if (this.#playout.isOn || !this.#memory.isOutdated) this.#memory.save();
  }

  /** Another tab kept its session. */
  catchUp(): void {
    this.#playout.catchUp();
  }

  /** The listener is back on a page that the browser had put aside. */
  wake(): void {
    this.#playout.wake();
  }

  get #session(): Session {
    return this.#memory.session;
  }

  #addressOf(show: string): string {
    return `${this.#shows}${show}.json`;
  }

  #previous(): void {
    if (this.#session.position_ms > RESTART_AFTER_MS) this.seek(0);
    else this.#playout.change({ type: 'previous' });
  }

  #turnDial(turn: (dials: Dials) => void): void {
    this.#playout.comeBack();
    turn(this.#dials);
    this.show();
  }

  #reorder(action: Extract<QueueAction, { type: 'shuffle' | 'repeat' }>): void {
    if (!this.#session.queue) return;
    const queue = reduceQueue(this.#session.queue, action);
    this.#memory.keep({ queue });
    this.#bar.announce(wordsOfOrder(action.type, queue));
    this.show();
  }

  #close(): void {
    this.#turn += 1;
    this.#playout.stop('');
    this.#memory.keep({ queue: null });
    this.show();
    document.querySelector<HTMLElement>('main')?.focus();
  }
}
