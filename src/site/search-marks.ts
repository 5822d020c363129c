/** Stands before each track in what the search index holds of a show: the place, the artist, the title follow. */
const TRACK_MARK = '¶';

/** A track that a search found within a show. */
export interface FoundTrack {
  position: number;
  /** `Artist – Title` */
  words: string;
}

/** The content of a search record: what is told of a show, then its tracks. */
export function searchContent(told: readonly string[], tracks: readonly FoundTrack[]): string {
  const unmarked = (text: string) => text.replaceAll(TRACK_MARK, ' ');
  const lines = tracks.map(({ position, words }) => `${TRACK_MARK} ${position} ${unmarked(words)}`);
  return [...told.map(unmarked), ...lines].join(' \n');
}

/** The tracks in the content of a search record that hold a word of the query. */
export function tracksFound(content: string, query: string): FoundTrack[] {
  const terms = query.split(/\s+/).map(folded).filter(Boolean);
  return content
    .split(TRACK_MARK)
    .slice(1)
    .flatMap((line) => {
      const [, position, words] = line.match(/^\s*(\d+)\s+((?:[.\s]*[^.\s]+)*)/) ?? [];
      if (position === undefined || words === undefined) return [];
      const text = folded(words);
      return terms.some((term) => text.includes(term)) ? [{ position: Number(position), words }] : [];
    });
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
