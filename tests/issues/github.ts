import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

const NAME = 'somebody/archive';

interface Review {
  user: { login: string };
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
}

interface PullRequest {
  number: number;
  title: string;
  body: string;
  head: string;
  base: string;
  auto_merge?: object | null;
}

/** What GitHub holds of one issue’s conversation and of the pull requests that came of it. */
export interface IssueTracker {
  env: Record<string, string>;
  comments: { id: number; body: string; user: { type: string } }[];
  pulls: PullRequest[];
  /** Of whichever pull request, oldest first. */
  reviews: Review[];
}

/** Starts the parts of GitHub’s API that answer an issue, until the test ends. */
export async function startTracker(): Promise<IssueTracker> {
  const comments: IssueTracker['comments'] = [];
  const pulls: PullRequest[] = [];
  const reviews: Review[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '/' } = request;
    const { pathname, searchParams } = new URL(url, 'http://github');
    const path = pathname.replace(`/repos/${NAME}`, '');
    const sent = (method === 'GET' ? {} : await json(request)) as PullRequest;
    const id = Number(path.split('/').at(-1));
    const routes: [RegExp, () => object | undefined][] = [
      [/^GET \/issues\/\d+\/comments$/, () => comments],
      [
        /^POST \/issues\/\d+\/comments$/,
        () => kept(comments, { id: comments.length + 500, body: sent.body, user: { type: 'Bot' } }),
      ],
      [
        /^PATCH \/issues\/comments\/\d+$/,
        () =>
          changed(
            comments.find((comment) => comment.id === id),
            sent,
          ),
      ],
      [/^GET \/pulls$/, () => pulls.filter(({ head }) => `somebody:${head}` === searchParams.get('head'))],
      [/^GET \/pulls\/\d+\/reviews$/, () => reviews],
      [/^POST \/pulls$/, () => kept(pulls, { ...sent, number: pulls.length + 900 })],
      [
        /^PATCH \/pulls\/\d+$/,
        () =>
          changed(
            pulls.find(({ number }) => number === id),
            sent,
          ),
      ],
    ];
    const route = routes.find(([pattern]) => pattern.test(`${method} ${path}`));
    const known = request.headers.authorization === 'Bearer the-token';
    const answer = known ? route?.[1]() : undefined;
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { GITHUB_API_URL, GITHUB_REPOSITORY: NAME, GH_TOKEN: 'the-token' },
    comments,
    pulls,
    reviews,
  };
}

function kept<Kept>(list: Kept[], entry: Kept): Kept {
  list.push(entry);
  return entry;
}

function changed<Changed extends object>(entry: Changed | undefined, change: object): Changed | undefined {
  return entry && Object.assign(entry, change);
}
