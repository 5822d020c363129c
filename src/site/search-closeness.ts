import { TRACK_DISTANCE } from './search-marks.ts';

/** Where in the content of a record each of some terms stands, counted in words. */
export type Places = readonly (readonly number[])[];

/** How many of the terms stand together: in one track, or in what is told of the show. */
export function mostTogether(places: Places): number {
  const hits = places.flatMap((of, term) => of.map((place) => ({ term, place })));
  let most = 0;
  let together = new Set<number>();
  let last = 0;
  for (const { term, place } of hits.sort((a, b) => a.place - b.place)) {
    if (place - last >= TRACK_DISTANCE) together = new Set();
    most = Math.max(most, together.add(term).size);
    last = place;
  }
  return most;
}
