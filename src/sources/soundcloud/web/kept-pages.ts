import type { ListingPage } from '#domain/listing.ts';

/** A page of likes as it was read, and what SoundCloud called that state of it. */
export interface KeptPage {
  etag: string;
  page: ListingPage;
}

/** Keeps pages between runs, wherever the caller likes: only what may be kept of them is in them. */
export interface PageCache {
  read(): Promise<ReadonlyMap<string, KeptPage>>;
  /** Replaces all that was kept. */
  write(pages: ReadonlyMap<string, KeptPage>): Promise<void>;
}

/** Enough for what runs every hour reads again; further pages are read once, by a first run. */
const MOST = 20;

/** The pages that a walk may know already, and those to keep for the next one. */
export class KeptPages {
  readonly #cache: PageCache | undefined;
  readonly #userId: number;
  readonly #seen = new Map<string, KeptPage>();
  #known: ReadonlyMap<string, KeptPage> | undefined;
  #learned = false;

  constructor(cache: PageCache | undefined, userId: number) {
    this.#cache = cache;
    this.#userId = userId;
  }

  /** The page that was kept for a cursor; it counts as seen. */
  async at(cursor: string): Promise<KeptPage | null> {
    this.#known ??= (await this.#cache?.read()) ?? new Map();
    const kept = this.#known.get(this.#key(cursor));
    if (kept) this.#keep(cursor, kept);
    return kept ?? null;
  }

  note(cursor: string, kept: KeptPage): void {
    this.#keep(cursor, kept);
    this.#learned = true;
  }

  /** Keeps what the walk saw, once it is complete. */
  async save(): Promise<void> {
    if (this.#learned) await this.#cache?.write(this.#seen);
  }

  #keep(cursor: string, kept: KeptPage): void {
    const key = this.#key(cursor);
    if (this.#seen.size < MOST || this.#seen.has(key)) this.#seen.set(key, kept);
  }

  #key(cursor: string): string {
    return `${this.#userId}?${cursor}`;
  }
}
