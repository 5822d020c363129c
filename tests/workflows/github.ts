import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Ticket {
  number: number;
  state: 'open' | 'closed';
  title: string;
  body: string;
  labels: string[];
  comments: string[];
  /** The branch of a pull request. */
  head?: string;
  /** The branch into which a pull request asks to be merged. */
  base?: string;
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
  url: string;
  issues: Ticket[];
  pulls: Ticket[];
  /** Newest first. */
  deployments: Deployment[];
  /** How often the workflow was enabled once more. */
  enabled: number;
  hasIssues: boolean;
  close(): Promise<void>;
}

export const REPOSITORY_NAME = 'somebody/archive';

/** Starts the few parts of GitHub's API that workflows use, on a free port of this machine. */
export async function startGitHub(): Promise<GitHub> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github');
    const body = request.method === 'GET' ? {} : await json(request).catch(() => ({}));
    const path = pathname.replace(`/repos/${REPOSITORY_NAME}`, '');
    const answer =
      request.headers.authorization === 'Bearer the-token' &&
      answerTo(github, request.method ?? '', path, searchParams, body as Partial<Ticket>);
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer || { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const github: GitHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues: [],
    pulls: [],
    deployments: [],
    enabled: 0,
    hasIssues: true,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return github;
}

function answerTo(
  github: GitHub,
  method: string,
  path: string,
  query: URLSearchParams,
  body: Partial<Ticket>,
): object | undefined {
  const [, list = '', number, below] = path.split('/');
  if (`${method} ${path}` === 'GET ' || path === '/') return { has_issues: github.hasIssues };
  if (`${method} ${path}` === 'PUT /actions/workflows/archive.yml/enable')
    return { enabled: ++github.enabled };
  if (list === 'deployments') return deployed(github.deployments, query, number, below);
  if (list !== 'issues' && list !== 'pulls') return undefined;
  if (list === 'issues' && !github.hasIssues) return undefined;
  const tickets = github[list];
  if (method === 'GET') return tickets.filter((ticket) => isAskedFor(ticket, query));
  if (method === 'POST' && !number) return add(tickets, body);
  const ticket = tickets.find((one) => one.number === Number(number));
  if (!ticket) return undefined;
  if (below === 'comments') ticket.comments.push(body.body ?? '');
  else Object.assign(ticket, body);
  return ticket;
}

/** Deployments to an environment, or the statuses of one of them. */
function deployed(
  all: Deployment[],
  query: URLSearchParams,
  number?: string,
  below?: string,
): object | undefined {
  if (below !== (number && 'statuses')) return undefined;
  const most = Number(query.get('per_page'));
  return number
    ? all.filter(({ id }) => id === Number(number)).map(({ state }) => ({ state }))
    : all.filter(({ environment }) => environment === query.get('environment')).slice(0, most);
}

function isAskedFor(ticket: Ticket, query: URLSearchParams): boolean {
  const label = query.get('labels');
  const head = query.get('head');
  const [owner] = REPOSITORY_NAME.split('/');
  return (
    ticket.state === query.get('state') &&
    (!label || ticket.labels.includes(label)) &&
    (!head || (head === `${owner}:${ticket.head}` && query.get('base') === ticket.base))
  );
}

function add(tickets: Ticket[], { title = '', body = '', labels = [], head, base }: Partial<Ticket>): Ticket {
  const ticket: Ticket = {
    number: tickets.length + 1,
    state: 'open',
    title,
    body,
    labels,
    comments: [],
    ...(head && base && { head, base }),
  };
  tickets.push(ticket);
  return ticket;
}
