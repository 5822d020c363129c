import type { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { problemsIn } from '#domain/problems.ts';
import { reasonOf } from '../console/reason.ts';

const LATER =
  'Run the workflow again, or wait for its next run; https://www.githubstatus.com tells of outages.';

const SETTINGS =
  'Look at Settings → Actions → General: workflows need write access, and leave to create pull requests where upkeep.mode asks for them.';

const TOKEN =
  'Let GH_TOKEN hold a token that GitHub takes: this one is mistyped, has expired or was taken back.';

const PLACE =
  'Look whether GITHUB_REPOSITORY is the repository’s name on GitHub, GH_TOKEN may see it, and what was asked for is still there.';

const PROXY =
  'Look whether GITHUB_API_URL leads to GitHub’s API and no proxy stands before it; then run it again.';

const REPORT = 'Mend what GitHub names, if it is yours to mend; otherwise report this with the lines above.';

const REMEDIES: Record<number, string> = { 401: TOKEN, 403: SETTINGS, 404: PLACE };

export function githubUnreachable(address: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-unreachable',
    what: `GitHub’s API does not answer: ${address}.`,
    why: `${reasonOf(cause)}.`,
    next: LATER,
    cause,
  });
}

/** @param place what was asked, without its query: `GET /repos/somebody/archive/issues` */
export function githubRefused(place: string, status: number, why: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-refused',
    what: `GitHub refused: ${place}: ${status}.`,
    why,
    next: nextAfter(status),
  });
}

function nextAfter(status: number): string {
  if (status >= 500 || status === 408) return LATER;
  return REMEDIES[status] ?? REPORT;
}

/** More was asked than GitHub allows; `waitMs` until it takes more, where it says so. */
export function githubLimited(
  place: string,
  status: number,
  why: string,
  { waitMs }: { waitMs: number | null },
): AirlogError {
  const wait =
    waitMs === null ? 'an hour' : `${count(Math.max(1, Math.ceil(waitMs / 60_000)), 'minute')}, as it asks`;
  return new AirlogError({
    kind: 'try-later',
    code: 'github-limited',
    what: `GitHub takes no more requests for now: ${place}: ${status}.`,
    why,
    next: `Wait ${wait}; then run the workflow again, or leave it to its next run.`,
  });
}

export function githubNotJson(place: string): AirlogError {
  return new AirlogError({
    kind: 'shape',
    code: 'github-not-json',
    what: `GitHub’s answer to ${place} is not JSON.`,
    why: 'Something else than its API answered, a proxy or a login page perhaps.',
    next: PROXY,
  });
}

export function githubShape(place: string, error: z.ZodError): AirlogError {
  const problems = problemsIn(place, error);
  return new AirlogError({
    kind: 'shape',
    code: 'github-shape',
    what: `GitHub’s answer to ${place} has a shape that airlog does not know at ${problems[0]?.pointer || 'its top'}.`,
    why: 'GitHub changed it, or something else than its API answered.',
    next: `${PROXY} If it lasts, report this with the fields named here.`,
    problems,
  });
}
