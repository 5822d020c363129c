import type { TrackFacts, TrackId } from '#domain/track.ts';
import { trackUnanswered } from './errors.ts';
import { lookUp, type TrackQuestions } from './lookup.ts';
import { factsOfTrack, isTitled } from './mapping.ts';
import type { RawTrack } from './schema.ts';

/**
 * The facts of the tracks of a list. Those that it tells no title of are asked for; those that are
 * gone are left out.
 *
 * @throws AirlogError when a track may exist and still cannot be told: its like must not be lost
 */
export async function factsOfListed(
  tracks: readonly RawTrack[],
  questions: TrackQuestions,
): Promise<Map<TrackId, TrackFacts>> {
  const facts = new Map<TrackId, TrackFacts>();
  const stubs: TrackId[] = [];
  for (const track of tracks) {
    if (isTitled(track)) facts.set(track.id, factsOfTrack(track));
    else stubs.push(track.id);
  }
  for (const [id, answer] of await lookUp(questions, stubs)) {
    if (answer.kind === 'unknown') throw trackUnanswered(id, answer);
    if (answer.kind === 'alive') facts.set(id, answer.facts);
  }
  return facts;
}
