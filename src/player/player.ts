import { Bar, type Phase } from './bar.ts';
import { Deck, type DeckNews } from './deck.ts';
import { Dials } from './dials.ts';
import type { PlayerCommand } from './keyboard.ts';
import { listenToMediaKeys, tellMediaSession } from './media-session.ts';
import { Memory } from './memory.ts';
import {
  currentTrack,
  type Queue,
  type QueueAction,
  type QueueTrack,
  queueOf,
  reduceQueue,
} from './queue.ts';
import { markRows } from './rows.ts';
import { readShow } from './show.ts';
import type { Session } from './storage.ts';
import { OtherTabs } from './tabs.ts';
import { WORDS, wordsOfOrder, wordsOfSkip, wordsOfTrack } from './words.ts';

const SEEK_STEP_MS = 10_000;
/** Later than this, going back means the beginning of the same track. */
const RESTART_AFTER_MS = 3000;
/** This many tracks in a row without any answer mean that it is not the tracks. */
const SILENCES_BEFORE_GIVING_UP = 3;

/** Plays shows: turns what the listener asks and what SoundCloud does into what is heard and shown. */
export class Player {
  readonly #bar: Bar;
  readonly #deck: Deck;
  readonly #shows: string;
  readonly #dials: Dials;
  readonly #memory = new Memory();
  #phase: Phase = 'idle';
  #duration_ms = 0;
  #word = '';
  #silences = 0;
  readonly #others = new OtherTabs(() => this.#fallSilent());

  readonly #commands: Record<PlayerCommand, () => void> = {
    toggle: () => this.#toggle(),
    next: () => this.#change({ type: 'next' }),
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

  readonly #heard: { [Type in DeckNews['type']]: (news: Extract<DeckNews, { type: Type }>) => void } = {
    playing: ({ duration_ms }) => this.#played(duration_ms),
    paused: () => this.#turn('paused'),
    progress: ({ position_ms }) => this.#progressed(position_ms),
    finished: () => this.#change({ type: 'next' }),
    unplayable: ({ why }) => this.#skip(why),
    refused: () => this.#turn('refused', WORDS.refused),
    lost: () => this.#turn('idle', WORDS.lost),
    unreachable: () => this.#stop(WORDS.unreachable),
  };

  /** @param shows address below which the shows' pages and documents lie */
  constructor(root: HTMLElement, shows: string) {
    this.#shows = shows;
    this.#bar = new Bar(root, shows);
    this.#deck = new Deck(this.#bar.deck, (news) =>
      (this.#heard[news.type] as (news: DeckNews) => void)(news),
    );
    this.#dials = new Dials(this.#deck, this.#memory);
    this.#duration_ms = this.#track?.duration_ms ?? 0;
    this.#bar.place.addEventListener('change', () => this.seek(Number(this.#bar.place.value)));
    this.#bar.volume.addEventListener('input', () => {
      const volume = Number(this.#bar.volume.value);
      this.#turnDial((dials) => dials.setVolume(volume));
    });
    listenToMediaKeys(
      (command) => this.command(command),
      (ms) => this.seek(ms),
    );
    this.show();
  }

  /** Whether single keys command the player. */
  get takesKeys(): boolean {
    return this.#session.shortcuts;
  }

  takeKeys(takes: boolean): void {
    this.#comeBack();
    this.#memory.keep({ shortcuts: takes });
  }

  /** Whether there is something to play. */
  get isOpen(): boolean {
    return this.#session.queue !== null;
  }

  /** Plays a show from a track, or from its first; pauses or goes on with the track that is on already. */
  async play(show: string, url: string | null): Promise<void> {
    this.#comeBack();
    const isCurrent = this.#session.queue?.show === show && this.#track?.permalink_url === url;
    if (isCurrent && this.#phase !== 'idle') {
      this.#toggle();
      return;
    }
    const { shuffled = false, repeating = false } = this.#session.queue ?? {};
    try {
      const queue = queueOf(await readShow(this.#addressOf(show)), { shuffled, repeating });
      this.#silences = 0;
      this.#follow(reduceQueue(queue, { type: 'start', url, seed: Date.now() }));
    } catch {
      this.#turn(this.#phase, WORDS.unreadable);
    }
  }

  command(command: PlayerCommand): void {
    this.#comeBack();
    if (this.#session.queue || command === 'close') this.#commands[command]();
  }

  /** The lineup of a show changed: follows it where that show is on. */
  async follow(show: string): Promise<void> {
    if (this.#session.queue?.show !== show) return;
    const { tracks } = await readShow(this.#addressOf(show), 'no-cache');
    const { queue } = this.#session;
    if (queue?.show !== show) return;
    const grown = reduceQueue(queue, { type: 'lineup', tracks, seed: Date.now() });
    this.#memory.keep({ queue: grown });
    this.#turn(this.#phase, queue.ended && !grown.ended ? WORDS.goesOn : this.#word);
  }

  seek(ms: number): void {
    this.#turnDial((dials) => dials.seek(ms, this.#duration_ms));
  }

  /** Shows the state on the bar and on the page. */
  show(): void {
    const { queue, position_ms, volume } = this.#session;
    const track = this.#track;
    const isPlaying = this.#phase === 'playing' || this.#phase === 'loading';
    markRows(track && queue ? { show: queue.show, url: track.permalink_url, isPlaying } : null);
    if (!queue || !track) {
      this.#bar.showWord(this.#word);
      return;
    }
    const duration_ms = this.#duration_ms;
    this.#bar.show({ queue, phase: this.#phase, position_ms, duration_ms, volume, word: this.#word });
    if (this.#phase !== 'idle') tellMediaSession(track, queue.name, { isPlaying, position_ms, duration_ms });
  }

  /** The page around the player was exchanged. */
  arrive(): void {
    this.#deck.watchMove();
    this.show();
  }

  save(): void {
    this.#memory.save();
  }

  get #session(): Session {
    return this.#memory.session;
  }

  get #track(): QueueTrack | null {
    return this.#session.queue && currentTrack(this.#session.queue);
  }

  #addressOf(show: string): string {
    return `${this.#shows}${show}.json`;
  }

  #fallSilent(): void {
    this.#memory.lend();
    if (this.#phase === 'idle' || this.#phase === 'paused') return;
    this.#turn(this.#phase, WORDS.elsewhere);
    this.#deck.pause();
  }

  /** The listener is in this tab again. */
  #comeBack(): void {
    if (!this.#memory.isLent) return;
    this.#memory.takeBack();
    this.#word = '';
  }

  #played(duration_ms: number): void {
    this.#others.silence();
    this.#silences = 0;
    if (duration_ms > 0) this.#duration_ms = duration_ms;
    this.#turn('playing', this.#phase === 'refused' ? '' : this.#word);
  }

  #progressed(position_ms: number): void {
    this.#memory.keepPlace(position_ms);
    this.#bar.showPlace(position_ms, this.#duration_ms);
  }

  #skip(why: 'error' | 'silence'): void {
    this.#silences = why === 'silence' ? this.#silences + 1 : 0;
    if (this.#silences >= SILENCES_BEFORE_GIVING_UP && !this.#deck.answers) this.#stop(WORDS.unreachable);
    else this.#change({ type: 'unplayable' }, wordsOfSkip(this.#track, why));
  }

  #toggle(): void {
    if (this.#phase === 'playing' || this.#phase === 'loading') this.#deck.pause();
    else if (this.#phase !== 'idle') this.#deck.play();
    else if (this.#session.queue?.ended) this.#change({ type: 'start', url: null, seed: Date.now() });
    else this.#putOn(this.#session.position_ms, '');
  }

  #previous(): void {
    if (this.#session.position_ms > RESTART_AFTER_MS) this.seek(0);
    else this.#change({ type: 'previous' });
  }

  #turnDial(turn: (dials: Dials) => void): void {
    this.#comeBack();
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

  #change(action: QueueAction, word = ''): void {
    if (this.#session.queue) this.#follow(reduceQueue(this.#session.queue, action), word);
  }

  /** Plays what the queue came to, or says that it came to its end. */
  #follow(queue: Queue, word = ''): void {
    this.#memory.keep({ queue });
    if (queue.ended) this.#stop(`${word} ${WORDS.ended}`.trim());
    else this.#putOn(0, word);
  }

  #putOn(from_ms: number, word: string): void {
    const track = this.#track;
    if (!track) return;
    this.#duration_ms = track.duration_ms;
    this.#memory.keep({ position_ms: from_ms });
    this.#bar.announce(wordsOfTrack(track, from_ms));
    this.#turn('loading', word);
    void this.#deck.load({ url: track.permalink_url, from_ms, volume: this.#session.volume });
  }

  #stop(word: string): void {
    this.#deck.empty();
    this.#memory.keep({ position_ms: 0 });
    this.#turn('idle', word);
  }

  #close(): void {
    this.#stop('');
    this.#memory.keep({ queue: null });
    this.show();
    document.querySelector<HTMLElement>('main')?.focus();
  }

  #turn(phase: Phase, word = this.#word): void {
    this.#phase = phase;
    this.#word = word;
    if (phase === 'paused') this.save();
    this.show();
  }
}
