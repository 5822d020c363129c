import { TRACK_DISTANCE } from './search-marks.ts';

/** Where in the content of a record words of the question stand, counted in words. */
interface Hits {
  words: readonly number[];
}

/** The answers as they came, but first those in which one track, or the notes, hold the most words of the query. */
export function closestFirst<Answer extends Hits>(answers: readonly Answer[], query: string): Answer[] {
  const asked = query.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const closeness = new Map(answers.map((answer) => [answer, Math.min(asked, mostTogether(answer))]));
  const closenessOf = (answer: Answer) => closeness.get(answer) ?? 0;
  return answers.toSorted((a, b) => closenessOf(b) - closenessOf(a));
}

/** How many words were hit in the track where the most were. */
function mostTogether({ words }: Hits): number {
  let most = 0;
  let together = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const place of [...new Set(words)].sort((a, b) => a - b)) {
    together = place - last < TRACK_DISTANCE ? together + 1 : 1;
    most = Math.max(most, together);
    last = place;
  }
  return most;
}
