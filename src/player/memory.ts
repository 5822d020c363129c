import { keepText, keptText } from './kept.ts';
import { type Session, sessionOf, textOf } from './storage.ts';

const SAVE_EVERY_MS = 5000;

/** The session of this tab, kept by the browser for the next visit. */
export class Memory {
  readonly #shows: string;
  #session: Session;
  /** What the browser kept when this tab last wrote or read it. */
  #kept: string | null;
  #savedAt_ms = 0;
  #isLent = false;

  /** @param shows address below which the archive's shows lie */
  constructor(shows: string) {
    this.#shows = shows;
    this.#kept = keptText(() => localStorage, shows);
    this.#session = sessionOf(this.#kept);
  }

  get session(): Session {
    return this.#session;
  }

  /** Whether another tab has kept its session since. */
  get isOutdated(): boolean {
    return keptText(() => localStorage, this.#shows) !== this.#kept;
  }

  /** Takes that session over, or only what holds for all tabs. */
  catchUp(what: 'all' | 'shortcuts'): void {
    const kept = keptText(() => localStorage, this.#shows);
    const session = sessionOf(kept);
    if (what === 'all') [this.#kept, this.#session] = [kept, session];
    else this.#session = { ...this.#session, shortcuts: session.shortcuts };
  }

  /** Another tab plays, and what the browser keeps is its session. */
  get isLent(): boolean {
    return this.#isLent;
  }

  lend(): void {
    this.#isLent = true;
  }

  takeBack(): void {
    this.#isLent = false;
  }

  keep(change: Partial<Session>): void {
    this.#session = { ...this.#session, ...change };
    this.#savedAt_ms = this.#session.position_ms;
    this.save();
  }

  /** Keeps the place in the track, in milliseconds, now and then. */
  keepPlace(position_ms: number): void {
    if (Math.abs(position_ms - this.#savedAt_ms) >= SAVE_EVERY_MS) this.keep({ position_ms });
    else this.#session = { ...this.#session, position_ms };
  }

  save(): void {
    const text = textOf(this.#session);
    if (!this.#isLent && keepText(() => localStorage, this.#shows, text)) this.#kept = text;
  }
}
