import { z } from 'zod';
import { AirlogError } from './errors.ts';
import { earlier, Instant, later } from './instant.ts';
import { TrackFacts, TrackId } from './track.ts';

/** A like as a source shows it. */
export const SeenLike = z.strictObject({
  track_id: TrackId,
  liked_at: Instant.nullable().describe('When it was liked, or null where the source tells no date'),
  ...TrackFacts.shape,
});
export type SeenLike = z.infer<typeof SeenLike>;

/** One page of a source's listing, newest first. */
export const ListingPage = z.strictObject({
  likes: z.array(SeenLike).readonly().describe('The likes on the page'),
  dates: z
    .array(Instant)
    .readonly()
    .describe('Dates of everything on the page, of other kinds too: they tell how far back it reaches'),
  next: z
    .string()
    .nullable()
    .describe('What the next request is made of, or null when the source says that nothing follows'),
});
export type ListingPage = z.infer<typeof ListingPage>;

/** How far back a listing goes: `null` is the whole history, an instant is all since then. */
export type Coverage = Instant | null;

declare const complete: unique symbol;

/**
 * A listing that was followed to its bound without an error, a loop or a hole. Only {@link Walk}
 * makes one: a like that it lacks is truly absent from the source.
 */
export interface CompleteListing {
  readonly [complete]: true;
  readonly likes: readonly SeenLike[];
  readonly coverage: Coverage;
}

export interface WalkProgress {
  pages: number;
  likes: number;
  oldest: Instant | null;
}

/** So many pages in a row that show nothing are no stretch of hidden likes any more. */
const MOST_BARREN_PAGES = 100;

/** Follows a listing page by page until it is provably complete. */
export class Walk {
  readonly #bound: Coverage;
  readonly #likes = new Map<string, SeenLike>();
  readonly #visited = new Set<string>();
  #pages = 0;
  #oldest: Instant | null = null;
  #ordered = true;
  /** Pages since the last one that showed a like for the first time or reached an older date. */
  #barren = 0;

  constructor(bound: Coverage) {
    this.#bound = bound;
  }

  get progress(): WalkProgress {
    return { pages: this.#pages, likes: this.#likes.size, oldest: this.#oldest };
  }

  /**
   * Takes the next page. Answers the listing once it is complete, else null: go on with `page.next`.
   *
   * @throws AirlogError `listing-loop` when `next` was followed before, `listing-endless` when page after
   * page shows nothing
   */
  take(page: ListingPage): CompleteListing | null {
    const { likes, oldest } = this.progress;
    for (const like of page.likes) this.#likes.set(`${like.track_id} ${like.liked_at}`, like);
    this.#pages += 1;
    const endsShort = this.#isBeyondBound(page.dates);
    if (page.next === null) return this.#complete(null);
    if (endsShort) return this.#complete(this.#bound);
    if (this.#visited.has(page.next)) throw loopError(this.#pages);
    this.#visited.add(page.next);
    this.#barren = this.#likes.size > likes || this.#oldest !== oldest ? 0 : this.#barren + 1;
    if (this.#barren >= MOST_BARREN_PAGES) throw endlessError(this.#barren);
    return null;
  }

  /**
   * A whole page older than the bound ends a walk, unless the pages came out of order. The first page
   * alone tells no order: where the oldest come first, it is the last to end a walk.
   */
  #isBeyondBound(dates: readonly Instant[]): boolean {
    if (dates.length === 0) return false;
    const newest = dates.reduce(later);
    const isFirst = this.#oldest === null;
    if (this.#oldest !== null && newest > this.#oldest) this.#ordered = false;
    this.#oldest = [...dates, ...(this.#oldest ? [this.#oldest] : [])].reduce(earlier);
    return this.#bound !== null && this.#ordered && !isFirst && newest < this.#bound;
  }

  #complete(coverage: Coverage): CompleteListing {
    return { likes: [...this.#likes.values()], coverage } as unknown as CompleteListing;
  }
}

function loopError(pages: number): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'listing-loop',
    what: `The list of likes led back to a page it had shown before, after ${pages} pages.`,
    why: 'A list that runs in a circle never shows its end, so nothing could be told to be missing.',
    next: 'Run it again later. If it lasts, report the code in brackets.',
  });
}

function endlessError(pages: number): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'listing-endless',
    what: `The list of likes went on and on: ${pages} pages in a row showed nothing more.`,
    why: 'A list that never shows its end cannot be told to be complete.',
    next: 'Run it again later. If it lasts, report the code in brackets.',
  });
}
