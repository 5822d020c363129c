import { folded, plainSpellings } from './search-words.ts';

/** Stands before each track in what the search index holds of a show: the place, the artist, the title follow. */
const TRACK_MARK = '¶';

/** Stands before other spellings of words that precede it. */
const SPELLING_MARK = '¦';

const MARKS = new RegExp(`[${TRACK_MARK}${SPELLING_MARK}]`, 'g');

/** Pagefind counts the marks as words: so far at least are the words of a track from those of another. */
export const TRACK_DISTANCE = 8;

const TRACK_BREAK = ` \n${`${TRACK_MARK} `.repeat(TRACK_DISTANCE)}`;

/** A track that a search found within a show. */
export interface FoundTrack {
  position: number;
  /** `Artist – Title` */
  words: string;
}

/** The content of a search record: what is told of a show, then its tracks. */
export function searchContent(told: readonly string[], tracks: readonly FoundTrack[]): string {
  const lines = tracks.map(({ position, words }) => `${position} ${searchable(words)}`);
  return [searchable(told.join(' \n')), ...lines].join(TRACK_BREAK);
}

/** A text without marks of its own, and how else its words are spelled. */
function searchable(text: string): string {
  const unmarked = text.replace(MARKS, ' ');
  return [unmarked, ...plainSpellings(unmarked).map((word) => `${SPELLING_MARK} ${word}`)].join(' ');
}

/** What is looked for among the tracks; '' is anything. */
export interface Sought {
  query: string;
  artist: string;
}

/**
 * The tracks in the content of a search record by that artist in which words begin as those of the query; not
 * those of which another track has all such words and more.
 */
export function tracksFound(content: string, { query, artist }: Sought): FoundTrack[] {
  const beginnings = beginningsOf(query);
  const isBy = artistTest(artist);
  const tracks = tracksOf(content).filter(({ words }) => isBy(folded(words)));
  if (beginnings.length === 0) return artist === '' ? [] : tracks;
  const matches = tracks.map((track) => {
    const text = folded(track.words);
    return { track, matched: new Set(beginnings.filter((beginning) => beginning.test(text))) };
  });
  const isOutdone = (matched: Set<RegExp>) =>
    matches.some((other) => other.matched.size > matched.size && matched.isSubsetOf(other.matched));
  const best = matches.filter(({ matched }) => matched.size > 0 && !isOutdone(matched));
  return best.map(({ track }) => track);
}

function tracksOf(content: string): FoundTrack[] {
  const lines = content.split(TRACK_MARK).slice(1);
  return lines.flatMap((line) => {
    const [told = ''] = line.split(SPELLING_MARK);
    const [, position, words] = told.match(/^\s*(\d+)\s+((?:[.\s]*[^.\s]+)*)/) ?? [];
    if (position === undefined || words === undefined) return [];
    return [{ position: Number(position), words }];
  });
}

function artistTest(artist: string): (text: string) => boolean {
  if (artist === '') return () => true;
  const name = folded(`${artist.trim().replace(/\s+/g, ' ')} – `);
  return (text) => text.startsWith(name);
}

/** Scripts that put no space between words: there a word may begin anywhere. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

/** For each word of a query where words begin as it does. */
function beginningsOf(query: string): RegExp[] {
  return query.split(/\s+/).flatMap(beginningOf);
}

/** Where a word begins as the term does, whatever stands between its letters: R&B, don’t. */
function beginningOf(term: string): RegExp[] {
  const parts = folded(term).match(/[\p{L}\p{N}]+/gu);
  const word = parts?.join('[^\\p{L}\\p{N}]*');
  return word ? [new RegExp(`(?:^|[^\\p{L}\\p{N}]|(?=[${UNSPACED}]))${word}`, 'u')] : [];
}

/** How many words an excerpt has at most before the one that was found, and from it on. */
const WORDS_BEFORE = 6;
const WORDS_FROM = 16;

/** The words of the notes around the first that begins as one of the query; '' where none does. */
export function excerptFound(notes: string, query: string): string {
  const beginnings = beginningsOf(query);
  const words = notes.split(' ');
  const found = words.findIndex((word) => beginnings.some((beginning) => beginning.test(folded(word))));
  if (found < 0) return '';
  const from = Math.max(0, found - WORDS_BEFORE);
  const to = found + WORDS_FROM;
  const excerpt = words.slice(from, to).join(' ');
  return `${from > 0 ? '… ' : ''}${excerpt}${to < words.length ? ' …' : ''}`;
}
