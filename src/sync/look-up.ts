import { AirlogError } from '#domain/errors.ts';
import type { Guest, Like } from '#domain/like.ts';
import type { LikeSource, Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';

/** So many tracks may well leave SoundCloud between two looks. */
const MOST_GONE_AT_ONCE = 5;

/** They are asked for at once; one of them once more by itself, where a batch tells of none. */
const WITNESSES = 5;
const REQUESTS_FOR_WITNESSES = 2;

export interface LookUpMeans {
  source: LikeSource;
  /** Tracks that the listing of the same run tells, newest like first. */
  listed: readonly TrackId[];
  maxRequests?: number;
}

type Answers = Map<TrackId, Lookup>;

/**
 * Looks tracks up; of those that stand nowhere any more a source need not make sure that they are gone.
 * One that calls many gone, tells of no other, and denies what it has just listed is not believed: their
 * fate is unknown.
 */
export async function lookUpTracks(
  kept: readonly (Like | Guest)[],
  { source, listed, maxRequests }: LookUpMeans,
): Promise<Answers> {
  const standing = new Set(kept.filter(({ state }) => state === 'liked').map(({ track_id }) => track_id));
  const ids = new Set(kept.map(({ track_id }) => track_id));
  const answers = await source.lookUp([...ids], { maxRequests, knownGone: ids.difference(standing) });
  const gone = [...standing].filter((id) => answers.get(id)?.kind === 'gone');
  if (gone.length <= MOST_GONE_AT_ONCE || tellsOfAny(answers)) return answers;
  const witnesses = listed.slice(0, WITNESSES);
  const testimony = await source.lookUp(witnesses, { maxRequests: REQUESTS_FOR_WITNESSES });
  return witnesses.length === 0 || tellsOfAny(testimony) ? answers : doubted(answers, gone);
}

function tellsOfAny(answers: Answers): boolean {
  return [...answers.values()].some(({ kind }) => kind === 'alive');
}

function doubted(answers: Answers, gone: readonly TrackId[]): Answers {
  const trouble = new AirlogError({
    kind: 'guard',
    code: 'denies-what-it-lists',
    what: `SoundCloud denies ${gone.length} tracks, but also those that it has just listed: none need be gone.`,
    why: 'It has likely changed how it is asked for tracks.',
    next: 'The next sync asks again; if this lasts, report it.',
  });
  const unknown: Lookup = { kind: 'unknown', why: trouble.message, trouble };
  return new Map([...answers, ...gone.map((id) => [id, unknown] as const)]);
}
