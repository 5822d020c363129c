import { type $Fetch, ofetch } from 'ofetch';
import { AirlogError } from '#domain/errors.ts';
import { reasonOf } from './reason.ts';

/**
 * GitHub's API below this repository, with the workflow's token; null where there is no token. Asking it
 * throws AirlogError `github-unreachable` or `github-refused`, both to be tried later.
 */
export function githubApi(env: NodeJS.ProcessEnv = process.env): $Fetch | null {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN } = env;
  if (!GITHUB_API_URL || !GITHUB_REPOSITORY || !GH_TOKEN) return null;
  return ofetch.create({
    baseURL: `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${GH_TOKEN}` },
    retry: 2,
    retryDelay: 1_000,
    timeout: 20_000,
    onRequestError({ error, options }) {
      // What is thrown here is not tried again.
      if (!options.retry) throw githubUnreachable(GITHUB_API_URL, error);
    },
    onResponseError({ options, request, response }) {
      const refused = `${options.method ?? 'GET'} ${request}: ${response.status}`;
      throw githubRefused(refused, response._data?.message);
    },
  });
}

/**
 * The API, where a command is of no use without it.
 *
 * @throws AirlogError `no-github`
 */
export function demandGithubApi(): $Fetch {
  const github = githubApi();
  if (github) return github;
  throw new AirlogError({
    kind: 'usage',
    code: 'no-github',
    what: 'This command talks to GitHub, and there is no token here.',
    why: 'GITHUB_API_URL, GITHUB_REPOSITORY and GH_TOKEN are set by the workflow.',
    next: 'Leave it to the workflow.',
  });
}

function githubUnreachable(address: string, error: Error): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-unreachable',
    what: `GitHub’s API does not answer: ${address}.`,
    why: `${reasonOf(error)}.`,
    next: 'Run the workflow again, or wait for its next run; https://www.githubstatus.com tells of outages.',
    cause: error,
  });
}

function githubRefused(refused: string, message: unknown): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'github-refused',
    what: `GitHub refused: ${refused}.`,
    why: typeof message === 'string' ? message : 'It gave no reason.',
    next: 'Look at Settings → Actions → General: workflows need write access, and leave to create pull requests where upkeep.mode asks for them.',
  });
}
