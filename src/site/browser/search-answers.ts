import { mostTogether } from '../search-closeness.ts';
import type { PagefindIndex, Result, SearchOptions } from './pagefind.ts';

export interface Answers {
  /** The best first. */
  results: readonly Result[];
  /** Whether each of them has all that was asked for; else no show has, and each has some of it. */
  haveAll: boolean;
}

/** A show, and for each term that it has an answer of Pagefind's. */
type Found = readonly [Result, ...Result[]];

/**
 * What a question finds. Pagefind is asked for each term, since of a whole question it does not tell which
 * words stand where, and a track that has all of them is what most visitors look for. One without terms
 * finds all that its filters let through, the newest first.
 */
export async function answersTo(
  index: PagefindIndex,
  query: string,
  options: SearchOptions,
): Promise<Answers> {
  const terms = termsOf(query);
  if (terms.length === 0) {
    const { results } = await index.search(null, { ...options, sort: { date: 'desc' } });
    return { results, haveAll: true };
  }
  const answers = await Promise.all(terms.map((term) => index.search(term, options)));
  const shows = byShow(answers.flatMap(({ results }) => results));
  const withAll = shows.filter((found) => found.length === terms.length);
  const haveAll = withAll.length > 0 || shows.length === 0;
  return { results: bestFirst(withAll.length > 0 ? withAll : shows), haveAll };
}

/** The words of a question, and what stands between quotes as a whole. */
function termsOf(query: string): string[] {
  const terms = query.match(/"[^"]+"|[^\s"]+/g) ?? [];
  const words = terms.filter((term) => /[\p{L}\p{N}]/u.test(term));
  return [...new Set(words.length > 0 ? words : terms)];
}

function byShow(results: readonly Result[]): Found[] {
  const shows = new Map<string, [Result, ...Result[]]>();
  for (const result of results) {
    const found = shows.get(result.id);
    if (found) found.push(result);
    else shows.set(result.id, [result]);
  }
  return [...shows.values()];
}

function bestFirst(shows: readonly Found[]): Result[] {
  return shows
    .map((found) => ({
      result: found[0],
      together: mostTogether(found.map(({ words }) => words)),
      score: found.reduce((sum, { score }) => sum + score, 0),
    }))
    .sort((a, b) => b.together - a.together || b.score - a.score)
    .map(({ result }) => result);
}
