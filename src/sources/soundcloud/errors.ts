import type { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { jsonPointer } from '#domain/problems.ts';
import type { Lookup } from '#domain/source.ts';
import { networkWords } from '#sources/network-words.ts';

/** One of SoundCloud's two ways in. */
export type Way = 'web' | 'official';

const OTHER_WAY: Record<Way, string> = {
  web: 'Or read by the official API: `--source official`, with SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.',
  official: 'Or read by the API of the web page, which needs no credentials: `--source web`.',
};

type Unanswered = Extract<Lookup, { kind: 'unknown' }>;

/** The places of a strange answer that an error names; the rest says the same. */
const PLACES_NAMED = 5;

/** No connection at all: no network, no such host, nobody listening. */
export function unreachable(host: string, code: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'soundcloud-unreachable',
    what: 'SoundCloud could not be reached.',
    why: `No connection to ${host} came about: ${networkWords(code)}.`,
    next: 'Check this machine’s network, proxy and DNS, then run it again.',
  });
}

export function tooSlow(host: string, tries: number): AirlogError {
  return passingTrouble('soundcloud-timeout', `SoundCloud did not answer in time (${host}).`, tries);
}

/** @param reason what was met, a network error in words or a status */
export function failing(host: string, reason: string, tries: number): AirlogError {
  return passingTrouble('soundcloud-failing', `SoundCloud failed to answer (${host}): ${reason}.`, tries);
}

function passingTrouble(code: string, what: string, tries: number): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code,
    what,
    why: `The same trouble came back after ${tries === 1 ? 'one try' : `${tries} tries`}; it usually passes.`,
    next: 'Run it again later.',
  });
}

/**
 * @param place what was asked, without its query: `/users/1/likes`
 * @param limit how much SoundCloud says it allows, `30 requests in 1 hour`
 * @param askedMs the wait that SoundCloud asked for, in milliseconds
 */
export function tooFast(
  { host, pathname: place }: Pick<URL, 'host' | 'pathname'>,
  limit: string | null,
  askedMs: number | null,
): AirlogError {
  const wait =
    askedMs === null
      ? 'It does not say until when: wait an hour'
      : `Wait ${count(Math.max(1, Math.ceil(askedMs / 60_000)), 'minute')}, as it asks`;
  return new AirlogError({
    kind: 'try-later',
    code: 'soundcloud-too-fast',
    what: `SoundCloud takes no more requests for ${place} from here for now (${host}: status 429).`,
    why: `More was asked in a short time than it allows${limit === null ? '' : `: ${limit}`}.`,
    next: `${wait}, then run it again; less often if this repeats.`,
  });
}

/** @param way which of the two was tried */
export function blocked(host: string, way: Way): AirlogError {
  return new AirlogError({
    kind: 'blocked',
    code: 'soundcloud-blocked',
    what: `SoundCloud refuses the address this runs from (${host}).`,
    why: 'It answers data centres and suspected robots with a page or a captcha instead of the list.',
    next: 'Run the same command from another network: a laptop, a NAS, a self-hosted runner.',
    instead: OTHER_WAY[way],
  });
}

export function notJson(place: string): AirlogError {
  return new AirlogError({
    kind: 'shape',
    code: 'soundcloud-not-json',
    what: `SoundCloud’s answer to ${place} is not JSON.`,
    why: 'Something else than its API answered, a proxy or a login page perhaps.',
    next: 'Run it again later. If it lasts, report this with the code in brackets.',
  });
}

export function unknownShape(
  place: string,
  issues: readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[],
): AirlogError {
  const problems = issues.slice(0, PLACES_NAMED).map(({ path, message }) => ({
    file: place,
    pointer: jsonPointer(path),
    message,
  }));
  return new AirlogError({
    kind: 'shape',
    code: 'soundcloud-shape',
    what: `SoundCloud’s answer to ${place} has a shape that airlog does not know at ${problems[0]?.pointer || 'its top'}.`,
    why: 'Likes could be missed if it were read by guessing.',
    next: 'Report this with the fields named here; the archive is as it was.',
    problems,
  });
}

export function unexpectedStatus(place: string, status: number): AirlogError {
  return new AirlogError({
    kind: 'shape',
    code: 'soundcloud-unexpected-status',
    what: `SoundCloud answered ${place} with status ${status}.`,
    why: 'airlog does not know what that means here.',
    next: 'Run it again later. If it lasts, report this.',
  });
}

/** @param place what was asked: `/tracks/12345` */
export function withheld(place: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'soundcloud-withholds',
    what: `SoundCloud refuses an answer to ${place} (status 403).`,
    why: 'It answered for others just before, so it keeps this one to itself: for a login, or for its own pages.',
    next: 'Run it again later.',
  });
}

/** @param user the name or number that was asked for */
export function unknownUser(user: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'unknown-user',
    what: `SoundCloud has no user ${user}.`,
    why: 'The profile was renamed, deleted, or never existed.',
    next: 'Check host.soundcloud_user and host.soundcloud_user_id in station.config.ts. Where the account is lost, another can go on with the archive: the README says how, under “When the host changes”.',
  });
}

/** A 404 to a page of likes: the user is unknown if it is the first, and a hole in the list otherwise. */
export function noSuchPage(userId: number, cursor: string): AirlogError {
  if (cursor === '') return unknownUser(`number ${userId}`);
  return unexpectedStatus(`/users/${userId}/likes`, 404);
}

/** @param answer what came of asking for the track itself; trouble with the asking keeps its name */
export function trackUnanswered(trackId: number, { why, trouble }: Unanswered): AirlogError {
  const what = `SoundCloud lists a like of track ${trackId} without saying what the track is.`;
  if (trouble) {
    const { kind, code, message, remedy, instead, problems } = trouble;
    const whole = `${trouble.why} ${what} The like is not lost.`;
    const told = { kind, code, what: message, why: whole, next: remedy, instead, problems };
    return new AirlogError({ ...told, cause: trouble });
  }
  return new AirlogError({
    kind: 'try-later',
    code: 'liked-track-unanswered',
    what,
    why: `Asking for the track itself did not help: ${why}`,
    next: 'Run it again later; the like is not lost.',
  });
}
