/** What the search page uses of Pagefind's API: https://pagefind.app/docs/api/ */
export interface Pagefind {
  createInstance(): PagefindIndex;
}

export interface PagefindIndex {
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string | null, options: SearchOptions): Promise<{ results: Result[] }>;
}

export interface SearchOptions {
  filters: Record<string, string | { any: string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface Result {
  id: string;
  /** The higher, the better; of the terms of a question they add up. */
  score: number;
  /** Where in the content words of the question stand, counted in words. */
  words: readonly number[];
  data(): Promise<Found>;
}

/** A show that was found. */
interface Found {
  url: string;
  content: string;
  /** What the record says beside its content; the notes are plain words, or ''. */
  meta: { title: string; day: string; extent: string; notes: string };
}
