import { setTimeout } from 'node:timers/promises';
import { FetchError, type FetchOptions, ofetch } from 'ofetch';
import { AirlogError } from '#domain/errors.ts';
import { reasonOf } from '../console/reason.ts';

/**
 * Asks for a path below this repository. What a repeat may mend is asked again, but for a POST: what it
 * makes may be there although its answer was lost.
 *
 * @throws AirlogError `github-unreachable` or `github-refused`, both to be tried later
 */
export type GitHubApi = (
  path: string,
  options?: Pick<FetchOptions<'json'>, 'method' | 'query' | 'body'>,
) => Promise<unknown>;

const VARIABLES = ['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GH_TOKEN'];

const RETRIES = 2;
const RETRY_DELAY_MS = 1_000;

/**
 * GitHub's API with the workflow's token; null where the environment does not tell all of both.
 *
 * @param timeoutMs for one try: connection, headers and body
 */
export function githubApi(env: NodeJS.ProcessEnv = process.env, timeoutMs = 20_000): GitHubApi | null {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN } = env;
  if (!GITHUB_API_URL || !GITHUB_REPOSITORY || !GH_TOKEN) return null;
  const askOnce = ofetch.create({
    baseURL: `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${GH_TOKEN}` },
    retry: false,
  });
  return async (path, options = {}) => {
    for (let left = options.method === 'POST' ? 0 : RETRIES; ; left -= 1) {
      try {
        return await askOnce(path, { ...options, signal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        if (left === 0 || !isPassing(error)) throw failureOf(error, GITHUB_API_URL);
        await setTimeout(RETRY_DELAY_MS);
      }
    }
  };
}

/** Without a status the way to GitHub failed, or its answer broke off. */
function isPassing(error: unknown): boolean {
  const { status = 503 } = error instanceof FetchError ? error : {};
  return status >= 500 || status === 408 || status === 429;
}

function failureOf(error: unknown, address: string): AirlogError {
  if (!(error instanceof FetchError && error.status)) return githubUnreachable(address, error);
  const { options, request, status, data } = error;
  const next = isPassing(error) ? LATER : SETTINGS;
  return githubRefused(`${options?.method ?? 'GET'} ${request}: ${status}`, data?.message, next);
}

/**
 * The API, where a command is of no use without it.
 *
 * @throws AirlogError `no-github`
 */
export function demandGithubApi(): GitHubApi {
  const github = githubApi();
  if (github) return github;
  const lacking = VARIABLES.filter((name) => !process.env[name]);
  throw new AirlogError({
    kind: 'usage',
    code: 'no-github',
    what: `This command talks to GitHub, and ${lacking.join(', ')} is not set.`,
    why: 'The workflow sets what a command has to know of GitHub; elsewhere somebody else has to.',
    next: 'Leave it to the workflow, or set what is named above; the README says what it holds.',
  });
}

const LATER =
  'Run the workflow again, or wait for its next run; https://www.githubstatus.com tells of outages.';

const SETTINGS =
  'Look at Settings → Actions → General: workflows need write access, and leave to create pull requests where upkeep.mode asks for them.';

function githubUnreachable(address: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-unreachable',
    what: `GitHub’s API does not answer: ${address}.`,
    why: `${reasonOf(cause)}.`,
    next: LATER,
    cause,
  });
}

function githubRefused(refused: string, message: unknown, next: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-refused',
    what: `GitHub refused: ${refused}.`,
    why: typeof message === 'string' ? message : 'It gave no reason.',
    next,
  });
}
