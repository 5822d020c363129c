import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { type GitHubApi, githubApi } from '../scripts/workflow/github-api.ts';
import { listenForTest } from './values/listening.ts';

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

export interface Review {
  user: { login: string };
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
}

/** An issue or a pull request. */
interface Ticket {
  number: number;
  state: 'open' | 'closed';
  title: string;
  body: string | null;
  user: { type: 'Bot' | 'User' } | null;
  created_at: string;
  labels: string[];
  comments: Comment[];
  /** Of a pull request, oldest first. */
  reviews: Review[];
  /** The branch of a pull request. */
  head?: string;
  /** The branch into which a pull request asks to be merged. */
  base?: string;
  auto_merge?: object | null;
  merged_at?: string | null;
  /** What tells a pull request apart where GitHub lists it among the issues. */
  pull_request?: object;
}

/** What came of a job with an `environment`. */
export interface Deployment {
  id: number;
  environment: string;
  /** The commit that its run began with. */
  sha: string;
  state: 'success' | 'failure';
}

/** What a repository on GitHub holds beside its git. */
export interface GitHub {
  /** What a job knows of it; no token, for not every step has one. */
  env: { GITHUB_API_URL: string; GITHUB_REPOSITORY: string };
  issues: Ticket[];
  pulls: Ticket[];
  /** Newest first. */
  deployments: Deployment[];
  /** How often the workflow was enabled once more. */
  enabled: number;
  hasIssues: boolean;
  /** What the token may not do, by how a request begins: `POST /pulls`. */
  refused: string[];
}

export const REPOSITORY_NAME = 'somebody/archive';
export const TOKEN = { GH_TOKEN: 'the-token' };

/** Starts the few parts of GitHub's API that workflows use, on a free port of this machine, until the test ends. */
export async function startGitHub(): Promise<GitHub> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '/', headers } = request;
    const sent = method === 'GET' ? {} : await json(request).catch(() => ({}));
    const isKnown = headers.authorization === `Bearer ${TOKEN.GH_TOKEN}`;
    const asked = `${method} ${url.slice(`/repos/${REPOSITORY_NAME}`.length)}`;
    const isRefused = github.refused.some((beginning) => asked.startsWith(beginning));
    const answer = isKnown && !isRefused ? answerTo(github, method, url, sent as Partial<Ticket>) : undefined;
    const { body, link } = pageOf(
      answer ?? { message: 'Not Found' },
      new URL(url, github.env.GITHUB_API_URL),
    );
    const head = { 'content-type': 'application/json', ...(link && { link }) };
    response.writeHead(answer ? 200 : isRefused ? 403 : 404, head).end(JSON.stringify(body));
  });
  const env = { GITHUB_API_URL: await listenForTest(server), GITHUB_REPOSITORY: REPOSITORY_NAME };
  const github: GitHub = {
    env,
    issues: [],
    pulls: [],
    deployments: [],
    enabled: 0,
    hasIssues: true,
    refused: [],
  };
  return github;
}

/** The API as a step has it that has the token. */
export function apiOf({ env }: GitHub): GitHubApi {
  const api = githubApi({ ...env, ...TOKEN });
  if (!api) throw new Error('there is no API');
  return api;
}

/** An issue or pull request as its author opens it. */
export function ticket(number: number, words: Partial<Ticket>): Ticket {
  return {
    number,
    state: 'open',
    title: '',
    body: '',
    user: { type: 'User' },
    created_at: '2026-03-20T00:00:00Z',
    labels: [],
    comments: [],
    reviews: [],
    ...words,
  };
}

interface Asked {
  path: Record<string, string | undefined>;
  query: URLSearchParams;
  sent: Partial<Ticket>;
}

type Answer = (github: GitHub, asked: Asked) => object | undefined;

const ROUTES: [method: string, path: string, answer: Answer][] = [
  ['GET', '{/}?', ({ hasIssues }) => ({ has_issues: hasIssues })],
  ['PUT', '/actions/workflows/archive.yml/enable', (github) => ({ enabled: ++github.enabled })],
  ['GET', '/deployments', ({ deployments }, { query }) => deployedTo(deployments, query.get('environment'))],
  ['GET', '/deployments/:id/statuses', ({ deployments }, { path }) => statuses(deployments, path.id)],
  [
    'GET',
    '/:list(issues|pulls)',
    (github, { path, query }) => listOf(github, path)?.filter((one) => isAskedFor(one, query)),
  ],
  ['POST', '/:list(issues|pulls)', (github, { path, sent }) => open(listOf(github, path), sent)],
  ['GET', '/:list(issues)/:number', (github, { path }) => ticketOf(github, path)],
  [
    'PATCH',
    '/:list(issues|pulls)/:number',
    (github, { path, sent }) => changed(ticketOf(github, path), sent),
  ],
  ['GET', '/:list(issues)/:number/comments', (github, { path }) => ticketOf(github, path)?.comments],
  [
    'POST',
    '/:list(issues)/:number/comments',
    (github, { path, sent }) => answered(github, ticketOf(github, path), sent),
  ],
  [
    'PATCH',
    '/issues/comments/:id',
    (github, { path, sent }) =>
      changed(
        commentsOf(github).find(({ id }) => id === Number(path.id)),
        sent,
      ),
  ],
  ['GET', '/:list(pulls)/:number/reviews', (github, { path }) => ticketOf(github, path)?.reviews],
];

function answerTo(github: GitHub, method: string, url: string, sent: Partial<Ticket>): object | undefined {
  const { pathname, searchParams: query } = new URL(url, github.env.GITHUB_API_URL);
  for (const [ofMethod, path, answer] of ROUTES) {
    const pattern = new URLPattern({ pathname: `/repos/${REPOSITORY_NAME}${path}` });
    const found = pattern.exec({ pathname })?.pathname.groups;
    if (found && method === ofMethod) return answer(github, { path: found, query, sent });
  }
  return undefined;
}

/** Of a list, the page that is asked for, and where the page after it is, as GitHub says it. */
function pageOf(answer: object, asked: URL): { body: object; link?: string } {
  if (!Array.isArray(answer)) return { body: answer };
  const size = Math.min(Number(asked.searchParams.get('per_page') ?? 30), 100);
  const page = Number(asked.searchParams.get('page') ?? 1);
  const body = answer.slice((page - 1) * size, page * size);
  const linkTo = (rel: string, number: number) => {
    const to = new URL(asked);
    to.searchParams.set('page', `${number}`);
    return `<${to}>; rel="${rel}"`;
  };
  const last = Math.ceil(answer.length / size);
  const before = page > 1 ? [linkTo('prev', page - 1)] : [];
  const after = page < last ? [linkTo('next', page + 1), linkTo('last', last)] : [];
  return { body, link: [...before, ...after].join(', ') };
}

function deployedTo(deployments: Deployment[], wanted: string | null): Deployment[] {
  return deployments.filter(({ environment }) => environment === wanted);
}

function statuses(deployments: Deployment[], wanted: string | undefined): Pick<Deployment, 'state'>[] {
  return deployments.filter(({ id }) => id === Number(wanted)).map(({ state }) => ({ state }));
}

function listOf({ hasIssues, issues, pulls }: GitHub, { list }: Asked['path']): Ticket[] | undefined {
  if (list === 'pulls') return pulls;
  return hasIssues ? issues : undefined;
}

function ticketOf(github: GitHub, path: Asked['path']): Ticket | undefined {
  return listOf(github, path)?.find(({ number }) => number === Number(path.number));
}

function isAskedFor({ state, labels, head, base }: Ticket, query: URLSearchParams): boolean {
  const label = query.get('labels');
  const asked = query.get('head');
  const [owner] = REPOSITORY_NAME.split('/');
  return (
    state === query.get('state') &&
    (!label || labels.includes(label)) &&
    (!asked || (asked === `${owner}:${head}` && query.get('base') === base))
  );
}

function open(tickets: Ticket[] | undefined, words: Partial<Ticket>): Ticket | undefined {
  const opened = tickets && ticket(tickets.length + 1, { ...words, user: { type: 'Bot' } });
  if (opened) tickets.push(opened);
  return opened;
}

function commentsOf({ issues }: GitHub): Comment[] {
  return issues.flatMap(({ comments }) => comments);
}

function answered(github: GitHub, issue: Ticket | undefined, { body }: Partial<Ticket>): Comment | undefined {
  const comment = { id: commentsOf(github).length + 500, body: body ?? '', user: { type: 'Bot' } };
  issue?.comments.push(comment);
  return issue && comment;
}

function changed<Changed extends object>(entry: Changed | undefined, change: object): Changed | undefined {
  return entry && Object.assign(entry, change);
}
