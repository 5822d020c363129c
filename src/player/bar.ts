import { clockTime } from './clock.ts';
import { languageOf, part, write } from './parts.ts';
import { currentTrack, type Queue } from './queue.ts';
import { showWordAlone } from './trackless.ts';

/**
 * idle: the track is not on the deck. refused: the browser wants a press on SoundCloud's own button.
 */
export type Phase = 'idle' | 'loading' | 'playing' | 'paused' | 'refused';

/** What the bar shows. */
export interface Playback {
  queue: Queue;
  phase: Phase;
  position_ms: number;
  duration_ms: number;
  /** 0 to 100, as it is heard */
  volume: number;
  /** What went wrong or came to an end, else ''. */
  word: string;
}

/** The player's bar: it shows the playback and knows nothing of how it came about. */
export class Bar {
  readonly deck: HTMLElement;
  readonly place: HTMLInputElement;
  readonly volume: HTMLInputElement;
  readonly #root: HTMLElement;
  readonly #shows: string;
  readonly #announcement: HTMLElement;

  /** @param shows address below which the shows' pages lie */
  constructor(root: HTMLElement, shows: string) {
    this.#root = root;
    this.#shows = shows;
    this.deck = part(root, '.player-deck', HTMLElement);
    this.place = part(root, '[data-place]', HTMLInputElement);
    this.volume = part(root, '[data-volume]', HTMLInputElement);
    this.#announcement = part(root, '[data-announcement]', HTMLElement);
  }

  /** The language in which shows are named. */
  get language(): string {
    return languageOf(part(this.#root, '[data-show-name]', HTMLElement));
  }

  /** Without a track: shows the word alone, and nothing when there is none. */
  showWord(word: string): void {
    showWordAlone(this.#root, word);
  }

  show(playback: Playback): void {
    this.#root.hidden = false;
    this.#root.dataset.phase = playback.phase;
    delete this.#root.dataset.trackless;
    this.#showTrack(playback.queue);
    this.showPlace(playback.position_ms, playback.duration_ms);
    this.#showButtons(playback);
    this.#write('[data-word]', playback.word);
    this.deck.inert = playback.phase !== 'refused';
    if (!this.volume.matches(':active')) this.volume.value = String(playback.volume);
  }

  /** Shows the place in the track, in milliseconds. */
  showPlace(position_ms: number, duration_ms: number): void {
    const [elapsed, length] = [clockTime(position_ms), clockTime(duration_ms)];
    this.#write('[data-elapsed]', elapsed);
    this.#write('[data-length]', length);
    if (this.place.matches(':active')) return;
    this.place.max = String(duration_ms);
    this.place.value = String(position_ms);
    this.place.setAttribute('aria-valuetext', `${elapsed} of ${length}`);
  }

  /** Tells those who do not see it. */
  announce(words: string): void {
    this.#announcement.textContent = words;
  }

  #showTrack(queue: Queue): void {
    const track = currentTrack(queue);
    if (!track) return;
    this.#link('[data-title]', track.title, track.permalink_url);
    this.#write('[data-artist]', track.artist);
    this.#link('[data-show-name]', queue.name, `${this.#shows}${queue.show}/#t${track.position}`);
  }

  #showButtons({ queue, phase, volume, position_ms }: Playback): void {
    const isOn = phase === 'playing' || phase === 'loading';
    this.#button('toggle').textContent = isOn ? 'Pause' : 'Play';
    this.#press('shuffle', queue.shuffled);
    this.#press('repeat', queue.repeating);
    this.#press('mute', volume === 0);
    const resume = part(this.#root, '[data-resume]', HTMLElement);
    const isLeft = phase !== 'idle' || position_ms === 0;
    if (isLeft && document.activeElement === resume) this.#button('toggle').focus();
    resume.hidden = isLeft;
    if (!isLeft) resume.textContent = `Resume at ${clockTime(position_ms)}`;
  }

  #press(command: string, isPressed: boolean): void {
    this.#button(command).setAttribute('aria-pressed', String(isPressed));
  }

  #button(command: string): HTMLElement {
    return part(this.#root, `button[data-command="${command}"]:not([data-resume])`, HTMLElement);
  }

  #link(selector: string, words: string, address: string): void {
    this.#write(selector, words);
    part(this.#root, selector, HTMLElement).closest('a')?.setAttribute('href', address);
  }

  #write(selector: string, words: string): void {
    write(this.#root, selector, words);
  }
}
