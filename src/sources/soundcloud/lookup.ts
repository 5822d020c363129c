import { AirlogError } from '#domain/errors.ts';
import type { LookUpOptions, Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';
import { factsOfTrack, isTitled } from './mapping.ts';
import type { RawTrack } from './schema.ts';

/** The most ids that `/tracks` answers at once. */
export const TRACKS_PER_REQUEST = 50;

const NOT_ASKED: Lookup = { kind: 'unknown', why: 'Not asked: the budget of requests is used up.' };

/** How an API is asked for tracks. */
export interface TrackQuestions {
  /** Those of the tracks that the API tells, in whatever order. */
  byIds(ids: readonly TrackId[]): Promise<RawTrack[]>;
  /** null where the API says that there is no such track. */
  byId(id: TrackId): Promise<RawTrack | null>;
  /** Requests made so far, repeats included. */
  requestCount(): number;
}

/**
 * Looks tracks up: in batches, then one by one what a batch lacks and was not gone before. Trouble is
 * `unknown`, and so is what `maxRequests` leave no room for; a question under way may still be repeated
 * beyond them.
 */
export async function lookUp(
  questions: TrackQuestions,
  ids: readonly TrackId[],
  options: LookUpOptions = {},
): Promise<Map<TrackId, Lookup>> {
  const lookup = new TrackLookup(questions, options);
  const asked = [...new Set(ids)];
  for (let start = 0; start < asked.length; start += TRACKS_PER_REQUEST) {
    await lookup.askFor(asked.slice(start, start + TRACKS_PER_REQUEST));
  }
  return lookup.answers;
}

class TrackLookup {
  readonly answers = new Map<TrackId, Lookup>();
  readonly #questions: TrackQuestions;
  readonly #end: number;
  readonly #knownGone: ReadonlySet<TrackId>;
  /** Why nothing more is asked. */
  #stopped: Lookup | null = null;

  constructor(
    questions: TrackQuestions,
    { maxRequests = Number.POSITIVE_INFINITY, knownGone = new Set() }: LookUpOptions,
  ) {
    this.#questions = questions;
    this.#end = questions.requestCount() + maxRequests;
    this.#knownGone = knownGone;
  }

  /** Answers each of as many tracks as one request takes. */
  async askFor(batch: readonly TrackId[]): Promise<void> {
    const missing = await this.#attempt(() => this.#askForAll(batch));
    if (missing) this.#answer(batch, missing);
    for (const id of batch) {
      if (this.answers.has(id)) continue;
      const trouble = await this.#attempt(() => this.#askForOne(id));
      if (trouble) this.#answer([id], trouble);
    }
  }

  async #askForAll(batch: readonly TrackId[]): Promise<void> {
    const told = new Map((await this.#questions.byIds(batch)).map((track) => [track.id, track]));
    for (const id of batch) {
      const track = told.get(id);
      if (track ? isTitled(track) : this.#knownGone.has(id)) this.answers.set(id, fateOf(track));
    }
  }

  /** A batch drops what it lacks without a word, so each missing track is asked for by itself. */
  async #askForOne(id: TrackId): Promise<void> {
    const track = await this.#questions.byId(id);
    this.answers.set(id, fateOf(track));
  }

  /** Asks, unless nothing more is to be asked; what stood in the way, or null. */
  async #attempt(ask: () => Promise<void>): Promise<Lookup | null> {
    if (this.#questions.requestCount() >= this.#end) this.#stopped ??= NOT_ASKED;
    if (this.#stopped) return this.#stopped;
    try {
      await ask();
      return null;
    } catch (error) {
      const answer = unknown(foreseen(error));
      if (answer.lasting) this.#stopped = answer;
      return answer;
    }
  }

  #answer(ids: readonly TrackId[], answer: Lookup): void {
    for (const id of ids) this.answers.set(id, answer);
  }
}

/** A private track is gone, even where its facts are told. */
function fateOf(track: RawTrack | null | undefined): Lookup {
  return !track || track.sharing === 'private' ? { kind: 'gone' } : asLookup(track);
}

/** What an answer tells of a track; a stub tells nothing. */
export function asLookup(track: RawTrack): Lookup {
  return isTitled(track)
    ? { kind: 'alive', track_id: track.id, facts: factsOfTrack(track) }
    : { kind: 'unknown', why: `SoundCloud tells no title of track ${track.id}.`, withheld: true };
}

/** That nothing is known of a track, for the trouble that asking for it met. */
export function unknown(trouble: AirlogError): Extract<Lookup, { kind: 'unknown' }> {
  const withheld = trouble.code === 'soundcloud-withholds';
  const lasting = isLasting(trouble);
  return {
    kind: 'unknown',
    why: trouble.message,
    trouble,
    ...(withheld && { withheld }),
    ...(lasting && { lasting }),
  };
}

/** The AirlogError that was caught; anything else is a bug and goes on. */
export function foreseen(error: unknown): AirlogError {
  if (error instanceof AirlogError) return error;
  throw error;
}

/** Trouble that the next request would meet again. */
function isLasting({ kind, code }: AirlogError): boolean {
  return (
    kind === 'blocked' ||
    kind === 'credentials' ||
    code === 'soundcloud-unreachable' ||
    code === 'soundcloud-too-fast'
  );
}
