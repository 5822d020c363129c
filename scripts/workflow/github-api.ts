import { setTimeout } from 'node:timers/promises';
import { type FetchOptions, ofetch } from 'ofetch';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { hostAddress, RepositoryName, readVariables, Secret } from '#domain/variables.ts';
import { type Answer, limitOf, nextPage, readAnswer } from './github-answers.ts';
import { githubUnreachable } from './github-errors.ts';

type Wish = Pick<FetchOptions<'text'>, 'method' | 'query' | 'body'>;
type Query = Record<string, string>;

/**
 * Asks for a path below this repository. What a repeat may mend is asked again, but for a POST: what it
 * makes may be there although its answer was lost. What GitHub's limits stopped was not done, and is asked
 * again when GitHub says, if that is soon.
 *
 * @throws AirlogError `github-unreachable`, `github-refused`, `github-limited`, `github-not-json` or
 * `github-shape`, all of them GitHub's failures
 */
export interface GitHubApi {
  <Shape extends z.ZodType>(path: string, shape: Shape, wish?: Wish): Promise<z.infer<Shape>>;
  /** All that a list holds, however many pages GitHub makes of it. */
  list<Shape extends z.ZodType>(path: string, shape: Shape, query?: Query): Promise<z.infer<Shape>[]>;
}

const VARIABLES = ['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GH_TOKEN'];
/** What the address of a run is made of, beside the repository. */
const OF_THE_RUN = ['GITHUB_SERVER_URL', 'GITHUB_RUN_ID'];

/** Where GitHub's API is, and who asks. */
export const GitHubAddress = z.object({
  GITHUB_API_URL: hostAddress('https://api.github.com'),
  GH_TOKEN: Secret.optional(),
});
const Access = GitHubAddress.extend({ GITHUB_REPOSITORY: RepositoryName });

const RETRIES = 2;
const RETRY_DELAY_MS = 1_000;
/** A job has ten minutes; who is asked to wait longer is helped by the next run. */
const LONGEST_WAIT_MS = 60_000;
/** More than that GitHub lists on no page. */
const FULL_PAGE = { per_page: '100' };

/**
 * GitHub's API with the workflow's token; null where the environment does not tell all of both.
 *
 * @param timeoutMs for one try: connection, headers and body
 * @throws AirlogError `invalid-environment`
 */
export function githubApi(env: NodeJS.ProcessEnv = process.env, timeoutMs = 20_000): GitHubApi | null {
  if (VARIABLES.some((name) => !env[name])) return null;
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN } = readVariables(Access, env);
  const askOnce = async (path: string, wish: Wish): Promise<Answer> => {
    const { status, headers, _data } = await ofetch.raw(path, {
      ...wish,
      baseURL: `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`,
      headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${GH_TOKEN}` },
      responseType: 'text',
      ignoreResponseError: true,
      retry: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status, headers, body: _data ?? '' };
  };
  const answerTo = async (path: string, wish: Wish): Promise<Answer> => {
    for (let left = RETRIES; ; left -= 1) {
      const answer = await askOnce(path, wish).catch((cause: unknown) =>
        githubUnreachable(GITHUB_API_URL, cause),
      );
      const pause = left > 0 ? pauseBeforeRepeat(answer, wish) : null;
      if (pause !== null) await setTimeout(pause);
      else if (answer instanceof AirlogError) throw answer;
      else return answer;
    }
  };
  return apiOf(answerTo, `/repos/${GITHUB_REPOSITORY}`);
}

function apiOf(answerTo: (path: string, wish: Wish) => Promise<Answer>, repository: string): GitHubApi {
  async function ask<Shape extends z.ZodType>(path: string, shape: Shape, wish: Wish = {}) {
    const place = `${wish.method ?? 'GET'} ${repository}${path}`;
    return readAnswer(shape, await answerTo(path, wish), place);
  }
  async function list<Shape extends z.ZodType>(path: string, shape: Shape, wanted: Query = {}) {
    const listed: z.infer<Shape>[] = [];
    let query: Query | null = { ...wanted, ...FULL_PAGE };
    while (query) {
      const answer = await answerTo(path, { query });
      listed.push(...readAnswer(z.array(shape), answer, `GET ${repository}${path}`));
      query = nextPage(answer);
    }
    return listed;
  }
  return Object.assign(ask, { list });
}

/** Milliseconds, or null where the same is not asked again. */
function pauseBeforeRepeat(answer: Answer | AirlogError, { method }: Wish): number | null {
  const limit = answer instanceof AirlogError ? null : limitOf(answer);
  if (limit) {
    const wait = limit.waitMs ?? RETRY_DELAY_MS;
    return wait > LONGEST_WAIT_MS ? null : Math.max(wait, RETRY_DELAY_MS);
  }
  const isPassing = answer instanceof AirlogError || answer.status >= 500 || answer.status === 408;
  return isPassing && method !== 'POST' ? RETRY_DELAY_MS : null;
}

/**
 * The API, where a command is of no use without it.
 *
 * @throws AirlogError `no-github`, `invalid-environment`
 */
export function demandGithubApi(): GitHubApi {
  const github = githubApi();
  if (github) return github;
  throw noGithub(VARIABLES);
}

/**
 * The address of this run.
 *
 * @throws AirlogError `no-github`
 */
export function demandRunUrl(): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  if (!GITHUB_SERVER_URL || !GITHUB_RUN_ID) throw noGithub(OF_THE_RUN);
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

function noGithub(needed: readonly string[]): AirlogError {
  const lacking = needed.filter((name) => !process.env[name]);
  return new AirlogError({
    kind: 'usage',
    code: 'no-github',
    what: `This command talks to GitHub, and lacks ${lacking.join(', ')}.`,
    why: 'The workflow sets what a command has to know of GitHub; elsewhere somebody else has to.',
    next: 'Leave it to the workflow, or set what is named above to what GitHub’s runner would.',
  });
}
