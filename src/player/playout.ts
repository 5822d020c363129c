import type { Bar, Phase } from './bar.ts';
import type { Deck, DeckNews } from './deck.ts';
import { tellMediaSession } from './media-session.ts';
import type { Memory } from './memory.ts';
import { currentTrack, type Queue, type QueueAction, type QueueTrack, reduceQueue } from './queue.ts';
import { markRows } from './rows.ts';
import { OtherTabs } from './tabs.ts';
import { WORDS, wordsOfSkip, wordsOfTrack } from './words.ts';

/** This many tracks in a row without any answer mean that it is not the tracks. */
const SILENCES_BEFORE_GIVING_UP = 3;

/** Plays the queue track by track: puts each on the deck, and does what follows from the deck's news. */
export class Playout {
  readonly #bar: Bar;
  readonly #deck: Deck;
  readonly #memory: Memory;
  #phase: Phase = 'idle';
  #duration_ms: number;
  #word = '';
  #silences = 0;
  readonly #others = new OtherTabs(() => this.#fallSilent());

  readonly #heard: { [Type in DeckNews['type']]: (news: Extract<DeckNews, { type: Type }>) => void } = {
    playing: ({ duration_ms }) => this.#played(duration_ms),
    paused: () => this.#turn('paused'),
    progress: ({ position_ms }) => this.#progressed(position_ms),
    finished: () => this.change({ type: 'next' }),
    unplayable: ({ why }) => this.#skip(why),
    refused: () => this.#turn('refused', WORDS.refused),
    lost: () => this.#turn('idle', WORDS.lost),
    unreachable: () => this.#halt(WORDS.unreachable),
  };

  constructor(bar: Bar, deck: Deck, memory: Memory) {
    this.#bar = bar;
    this.#deck = deck;
    this.#memory = memory;
    this.#duration_ms = this.track?.duration_ms ?? 0;
  }

  /** The track whose turn it is, be it on the deck or not. */
  get track(): QueueTrack | null {
    const { queue } = this.#memory.session;
    return queue && currentTrack(queue);
  }

  /** Length of that track in milliseconds, 0 where it is unknown. */
  get duration_ms(): number {
    return this.#duration_ms;
  }

  /** Whether the track is on the deck. */
  get isOn(): boolean {
    return this.#phase !== 'idle';
  }

  /** What became of the track on the deck. */
  hear(news: DeckNews): void {
    (this.#heard[news.type] as (news: DeckNews) => void)(news);
  }

  /** Plays a queue that the listener asked for. */
  start(queue: Queue): void {
    this.#silences = 0;
    this.#follow(queue);
  }

  toggle(): void {
    if (this.#isHeard) this.pause();
    else this.play();
  }

  /** Leaves alone what is not heard. */
  pause(): void {
    if (this.#isHeard) this.#deck.pause();
  }

  /** Goes on, or begins. */
  play(): void {
    const { queue, position_ms } = this.#memory.session;
    if (this.isOn) this.#deck.play();
    else if (queue?.ended) this.change({ type: 'start', url: null, seed: Date.now() });
    else this.#putOn(position_ms, '');
  }

  /** Changes the queue and plays what it came to. */
  change(action: QueueAction, word = ''): void {
    const { queue } = this.#memory.session;
    if (queue) this.#follow(reduceQueue(queue, action), word);
  }

  stop(word: string): void {
    this.#deck.empty();
    this.#memory.keep({ position_ms: 0 });
    this.#turn('idle', word);
  }

  say(word: string): void {
    this.#turn(this.#phase, word);
  }

  /** Says no more what it has said, unless it says something else by now. */
  takeBack(word: string): void {
    if (this.#word === word) this.say('');
  }

  /** The listener is in this tab again. */
  comeBack(): void {
    if (!this.#memory.isLent) return;
    this.#memory.takeBack();
    this.#word = '';
  }

  /** Another tab may have kept its session: where nothing is on, it is that of this tab too. */
  catchUp(): void {
    if (!this.#memory.isOutdated) return;
    this.#memory.catchUp(this.isOn ? 'shortcuts' : 'all');
    if (this.isOn) return;
    this.#duration_ms = this.track?.duration_ms ?? 0;
    this.#turn('idle', '');
  }

  /** The browser had put the page aside, and what another tab said meanwhile was not heard. */
  wake(): void {
    if (this.#memory.isOutdated) this.#fallSilent();
    this.catchUp();
  }

  /** Shows the state on the bar and on the page. */
  show(): void {
    const { queue, position_ms, volume } = this.#memory.session;
    const [track, isPlaying] = [this.track, this.#isHeard];
    markRows(track && queue ? { show: queue.show, url: track.permalink_url, isPlaying } : null);
    if (!queue || !track) {
      this.#bar.showWord(this.#word);
      return;
    }
    const duration_ms = this.#duration_ms;
    this.#bar.show({ queue, phase: this.#phase, position_ms, duration_ms, volume, word: this.#word });
    if (this.isOn) tellMediaSession(track, queue.name, { isPlaying, position_ms, duration_ms });
  }

  /** Whether the track is heard, or about to be. */
  get #isHeard(): boolean {
    return this.#phase === 'playing' || this.#phase === 'loading';
  }

  #fallSilent(): void {
    this.#memory.lend();
    if (this.#phase === 'idle' || this.#phase === 'paused') return;
    this.say(WORDS.elsewhere);
    this.#deck.pause();
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
    const givesUp = this.#silences >= SILENCES_BEFORE_GIVING_UP && !this.#deck.answers;
    if (givesUp || !navigator.onLine) this.#halt(WORDS.unreachable);
    else this.change({ type: 'unplayable' }, wordsOfSkip(this.track, why));
  }

  /** It is not the track: that stays, and so does the place in it. */
  #halt(word: string): void {
    this.#deck.empty();
    this.#turn('idle', navigator.onLine ? word : WORDS.offline);
  }

  /** Plays what the queue came to, or says that it came to its end. */
  #follow(queue: Queue, word = ''): void {
    this.#memory.keep({ queue });
    if (queue.ended) this.stop(`${word} ${WORDS.ended}`.trim());
    else this.#putOn(0, word);
  }

  #putOn(from_ms: number, word: string): void {
    const { track } = this;
    if (!track) return;
    this.#duration_ms = track.duration_ms;
    this.#memory.keep({ position_ms: from_ms });
    this.#bar.announce(wordsOfTrack(track, from_ms));
    this.#turn('loading', word);
    const { volume } = this.#memory.session;
    void this.#deck.load({ url: track.permalink_url, from_ms, volume });
  }

  #turn(phase: Phase, word = this.#word): void {
    this.#phase = phase;
    this.#word = word;
    if (phase === 'paused') this.#memory.save();
    this.show();
  }
}
