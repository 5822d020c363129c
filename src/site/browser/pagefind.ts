/** What the search page uses of Pagefind's API: https://pagefind.app/docs/api/ */
export interface Pagefind {
  options(options: { ranking?: object }): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string | null, options: SearchOptions): Promise<{ results: Result[] }>;
}

interface SearchOptions {
  filters: Record<string, string | { any: string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface Result {
  id: string;
  data(): Promise<Found>;
}

/** A show that was found. */
interface Found {
  url: string;
  content: string;
  meta: { title: string; day: string; extent: string };
}
