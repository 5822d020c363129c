import { folded } from './search-words.ts';

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

/** What is looked for among the tracks; '' is anything. */
export interface Sought {
  query: string;
  artist: string;
}

/** The tracks in the content of a search record by that artist in which a word begins as one of the query. */
export function tracksFound(content: string, sought: Sought): FoundTrack[] {
  const conditions = conditionsOf(sought);
  if (conditions.length === 0) return [];
  return content
    .split(TRACK_MARK)
    .slice(1)
    .flatMap((line) => {
      const [, position, words] = line.match(/^\s*(\d+)\s+((?:[.\s]*[^.\s]+)*)/) ?? [];
      if (position === undefined || words === undefined) return [];
      const text = folded(words);
      return conditions.every((holds) => holds(text)) ? [{ position: Number(position), words }] : [];
    });
}

type Condition = (text: string) => boolean;

function conditionsOf({ query, artist }: Sought): Condition[] {
  const name = folded(`${artist.trim().replace(/\s+/g, ' ')} – `);
  const beginnings = query.split(/\s+/).flatMap(beginningOf);
  const isBy: Condition = (text) => text.startsWith(name);
  const isCalled: Condition = (text) => beginnings.some((beginning) => beginning.test(text));
  return [...(artist ? [isBy] : []), ...(beginnings.length > 0 ? [isCalled] : [])];
}

/** Scripts that put no space between words: there a word may begin anywhere. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

/** Where a word begins as the term does, whatever stands between its letters: R&B, don’t. */
function beginningOf(term: string): RegExp[] {
  const parts = folded(term).match(/[\p{L}\p{N}]+/gu);
  const word = parts?.join('[^\\p{L}\\p{N}]*');
  return word ? [new RegExp(`(?:^|[^\\p{L}\\p{N}]|(?=[${UNSPACED}]))${word}`, 'u')] : [];
}
