import { type Widget, type WidgetEvents, type WidgetNews, widgetFactory, widgetFrame } from './soundcloud.ts';
import { waitAwake } from './wait.ts';

/** What becomes of the track on the deck. */
export type DeckNews =
  | { type: 'playing'; duration_ms: number }
  | { type: 'paused' }
  | { type: 'progress'; position_ms: number }
  | { type: 'finished' }
  /** SoundCloud will not play it: it said so, or said nothing for {@link PATIENCE_MS}. */
  | { type: 'unplayable'; why: 'error' | 'silence' }
  /** It is ready, but the browser wants a press on SoundCloud's own button. */
  | { type: 'refused' }
  /** The browser loaded the frame anew and the sound is gone. */
  | { type: 'lost' }
  /** SoundCloud's script does not come. */
  | { type: 'unreachable' };

export interface Loading {
  url: string;
  /** Where to begin, in milliseconds. */
  from_ms: number;
  /** 0 to 100 */
  volume: number;
}

/** How long SoundCloud may take to play a track. */
export const PATIENCE_MS = 8000;

/** A PAUSE comes just before FINISH: this long it may be the end. */
const PAUSE_MAY_BE_END_MS = 300;

/** For this long after a seek the widget may still tell the place before it. */
const PLACE_IS_OLD_MS = 400;

/**
 * One track at a time, each in a SoundCloud widget of its own: the widget's own way to another track gives its
 * frame another address, and whoever then goes back goes to the track before, not to the page before.
 */
export class Deck {
  readonly #place: HTMLElement;
  readonly #tell: (news: DeckNews) => void;
  #frame: HTMLIFrameElement | null = null;
  /** Of that frame, once it is ready. */
  #widget: Widget | null = null;
  #loading: Loading | null = null;
  /** Counts the tracks: what answers for an earlier one is not heard. */
  #turn = 0;
  /** Whether a widget has answered since the deck was empty. */
  #hasAnswered = false;
  #wantsToPlay = false;
  #soughtAt = Number.NEGATIVE_INFINITY;
  /** Whether this browser has let the widget play before. */
  #hasPlayed = false;
  #stopWaiting: (() => void) | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, tell: (news: DeckNews) => void) {
    this.#place = place;
    this.#tell = tell;
  }

  /** Whether SoundCloud answers. */
  get answers(): boolean {
    return this.#hasAnswered;
  }

  /** Puts a track on and plays it. */
  async load(loading: Loading): Promise<void> {
    const turn = ++this.#turn;
    this.#loading = loading;
    this.#wantsToPlay = true;
    this.#discard();
    await this.#open(turn, loading.url);
    if (turn === this.#turn && this.#wantsToPlay) this.#awaitSound();
  }

  play(): void {
    this.#wantsToPlay = true;
    if (this.#widget) this.#widget.play();
    else this.#awaitSound();
  }

  pause(): void {
    this.#wantsToPlay = false;
    this.#quieten();
    if (this.#widget) this.#widget.pause();
    else this.#tell({ type: 'paused' });
  }

  seek(ms: number): void {
    if (this.#widget) this.#seek(this.#widget, ms);
    else if (this.#loading) this.#loading.from_ms = ms;
  }

  setVolume(volume: number): void {
    if (this.#loading) this.#loading.volume = volume;
    this.#widget?.setVolume(volume);
  }

  /** Takes the widget away. */
  empty(): void {
    this.#turn += 1;
    this.#discard();
    this.#loading = null;
    this.#hasAnswered = false;
  }

  #discard(): void {
    this.#quieten();
    this.#frame?.remove();
    this.#frame = null;
    this.#widget = null;
  }

  async #open(turn: number, url: string): Promise<void> {
    try {
      const createWidget = await widgetFactory(PATIENCE_MS);
      if (turn !== this.#turn) return;
      this.#frame = widgetFrame(url);
      this.#place.append(this.#frame);
      this.#listen(this.#frame, createWidget(this.#frame), createWidget.Events);
    } catch {
      if (turn !== this.#turn) return;
      this.empty();
      this.#tell({ type: 'unreachable' });
    }
  }

  #listen(frame: HTMLIFrameElement, widget: Widget, events: WidgetEvents): void {
    const whileReady = (event: keyof WidgetEvents, hear: (news: WidgetNews) => void) =>
      widget.bind(events[event], (news) => {
        if (widget === this.#widget) hear(news);
      });
    whileReady('PLAY', () => this.#played(widget));
    whileReady('PAUSE', () => this.#paused());
    whileReady('FINISH', () => this.#end({ type: 'finished' }));
    whileReady('PLAY_PROGRESS', ({ currentPosition }) => this.#progressed(currentPosition));
    widget.bind(events.READY, () => {
      if (frame === this.#frame && !this.#widget) this.#ready(widget);
    });
    widget.bind(events.ERROR, () => {
      if (frame === this.#frame) this.#end({ type: 'unplayable', why: 'error' });
    });
    frame.addEventListener('load', () => this.#loseWhenLoadedAnew(frame, widget), { once: true });
  }

  /** Some browsers load a frame anew that is moved to another page. */
  #loseWhenLoadedAnew(frame: HTMLIFrameElement, widget: Widget): void {
    frame.addEventListener('load', () => {
      if (widget === this.#widget) this.#lose();
    });
  }

  #ready(widget: Widget): void {
    if (!this.#loading) return;
    this.#widget = widget;
    this.#hasAnswered = true;
    widget.setVolume(this.#loading.volume);
    if (this.#wantsToPlay) widget.play();
  }

  #played(widget: Widget): void {
    this.#quieten();
    this.#hasPlayed = true;
    const from_ms = this.#loading?.from_ms ?? 0;
    if (from_ms > 0 && this.#loading) {
      this.#loading.from_ms = 0;
      this.#seek(widget, from_ms);
    }
    widget.getDuration((duration_ms) => {
      if (widget === this.#widget) this.#tell({ type: 'playing', duration_ms });
    });
  }

  #seek(widget: Widget, ms: number): void {
    this.#soughtAt = performance.now();
    widget.seekTo(ms);
  }

  #progressed(position_ms: number | undefined): void {
    if (position_ms === undefined) return;
    if (performance.now() - this.#soughtAt < PLACE_IS_OLD_MS || this.#loading?.from_ms !== 0) return;
    this.#tell({ type: 'progress', position_ms });
  }

  #paused(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#tell({ type: 'paused' }), PAUSE_MAY_BE_END_MS);
  }

  /**
   * The track is over, one way or the other. Its frame goes at once: the widget may say so again, and late, which
   * is not taken for the next track's.
   */
  #end(news: DeckNews): void {
    this.#discard();
    this.#loading = null;
    this.#tell(news);
  }

  #lose(): void {
    this.empty();
    this.#tell({ type: 'lost' });
  }

  #awaitSound(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = waitAwake(PATIENCE_MS, () => this.#outOfPatience());
  }

  #outOfPatience(): void {
    if (this.#widget && !this.#hasPlayed) this.#tell({ type: 'refused' });
    else this.#end({ type: 'unplayable', why: 'silence' });
  }

  #quieten(): void {
    this.#stopWaiting?.();
    clearTimeout(this.#pause);
  }
}
