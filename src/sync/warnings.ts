import type { AirlogError } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { count, inFigures } from '#domain/in-figures.ts';
import { type Problem, problemText } from '#domain/problems.ts';
import type { LikeSource, Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';
import type { AbsentLike } from './absent.ts';
import { MOST_HIDDEN } from './doubts.ts';
import type { HostAnswer } from './host.ts';
import type { StartingPoint } from './starting-point.ts';

/** Likes that one warning names; an outage can leave hundreds unanswered. */
const LIKES_NAMED = 5;

/** SoundCloud lists fewer likes than it counts, but more than this share of them. */
const CREDIBLE_SHARE = 0.5;

/** Edits that a sync went on without. */
export function brokenEdits(problems: readonly Problem[]): string[] {
  return problems.map(
    (problem) =>
      `${problemText(problem)}. The sync went on without this file; \`npm run check\` tells all that is wrong.`,
  );
}

/** Edits that stay where the sample left, and may speak of what left with it. */
export function strayEdits({ strayEdits: files }: Pick<StartingPoint, 'strayEdits'>): string[] {
  return files.map(
    ({ file }) =>
      `${file} stays: it is not as the sample wrote it. If it names tracks of the sample, \`npm run check\` refuses it: mend it or delete it.`,
  );
}

/** A host whose name in the config leads nowhere any more. */
export function renamedHost(host: Host, { isRenamed }: HostAnswer): string[] {
  if (!isRenamed) return [];
  return [
    `SoundCloud has no user ${host.soundcloud_user} any more; the likes were read by number. Correct host.soundcloud_user in station.config.ts: links to the host’s profile are made of it.`,
  ];
}

/** A history that is much shorter than SoundCloud counts: who reads no further back will not find the rest. */
export function shortListing(listed: number, { counted }: HostAnswer): string[] {
  if (counted === null || counted <= MOST_HIDDEN || listed >= counted * CREDIBLE_SHARE) return [];
  return [
    `SoundCloud counts ${count(counted, 'like')} of the host, and lists ${inFigures(listed)} of tracks. Playlists and hidden tracks are counted too; if weeks are missing, run the sync again with --full.`,
  ];
}

/** Absent likes whose fate nobody told: one warning for each reason. */
export function unansweredLikes(
  absent: readonly AbsentLike[],
  answers: ReadonlyMap<TrackId, Lookup>,
): string[] {
  const reasons = Map.groupBy(absent, ({ like }) => {
    const answer = answers.get(like.track_id);
    return answer?.kind === 'unknown' ? answer.why : null;
  });
  return [...reasons].flatMap(([why, likes]) => {
    if (why === null) return [];
    const named = likes.slice(0, LIKES_NAMED).map(({ slug, like }) => `“${like.title}” (${slug})`);
    const rest = likes.length > named.length ? ` and ${likes.length - named.length} more` : '';
    return [
      `${count(likes.length, 'like')} kept that SoundCloud lists no more, since it did not tell what became of the track: ${named.join(', ')}${rest}. ${why} The next sync asks again.`,
    ];
  });
}

/** Tracks of final shows whose look met trouble: one warning for each reason. */
export function unansweredLinks(troubles: readonly AirlogError[]): string[] {
  const reasons = Map.groupBy(troubles, ({ message }) => message);
  return [...reasons].map(
    ([why, { length }]) =>
      `${count(length, 'track')} of final shows could not be looked up, and ${length === 1 ? 'stays' : 'stay'} as known. ${why} The next look at links asks again.`,
  );
}

/** Links that nobody looked up, though it was wished for. */
export function linksLeftAlone({ name, tellsAll }: LikeSource, linkRequests: number): string[] {
  if (tellsAll || linkRequests === 0) return [];
  return [
    `The ${name} source does not tell all tracks, so no links were looked up: what it lacks need not be gone.`,
  ];
}
