import type { Answer, UpstreamRequest } from './answer.ts';

/**
 * How a request goes wrong: another answer; one made from the healthy answer; the connection reset
 * before an answer, cut in the middle of one, held open without a word, or held open in its middle.
 */
export type Trouble =
  | Answer
  | ((healthy: Answer, request: UpstreamRequest) => Answer)
  | 'reset'
  | 'cut'
  | 'silence'
  | 'stall';

/** Requests that are answered differently, the first `times` of them or, without it, all. */
export interface Fault {
  when: (request: UpstreamRequest) => boolean;
  times?: number;
  respond: Trouble;
}

/** The first fault that speaks of the request; its `times` counts down. */
export function faultFor(faults: Fault[], request: UpstreamRequest): Trouble | null {
  const fault = faults.find(({ when, times }) => times !== 0 && when(request));
  if (!fault) return null;
  if (fault.times !== undefined) fault.times -= 1;
  return fault.respond;
}

type Matcher = Fault['when'];

/** The places where a sync asks SoundCloud something. */
export const at = {
  page: (({ role }) => role === 'web') as Matcher,
  script: (({ role }) => role === 'assets') as Matcher,
  mobile: (({ role }) => role === 'mobile') as Matcher,
  anyPage: (({ role }) => role === 'web' || role === 'assets' || role === 'mobile') as Matcher,
  api: (({ role }) => role === 'api-v2') as Matcher,
  resolve: (({ role, path }) => role === 'api-v2' && path === '/resolve') as Matcher,
  likes: (({ role, path }) => role === 'api-v2' && path.endsWith('/likes')) as Matcher,
  firstPage: ((request) => at.likes(request) && !request.query.has('offset')) as Matcher,
  /** Batches by ids, the proof of a cached client id (`ids=1`) apart. */
  lookup: (({ role, path, query }) =>
    role === 'api-v2' && path === '/tracks' && query.get('ids') !== '1') as Matcher,
  token: (({ role }) => role === 'auth') as Matcher,
  officialApi: (({ role }) => role === 'api') as Matcher,
  officialResolve: (({ role, path }) => role === 'api' && path === '/resolve') as Matcher,
  officialUser: (({ role, path }) => role === 'api' && /^\/users\/[^/]+$/.test(path)) as Matcher,
  officialLikes: (({ role, path }) => role === 'api' && path.endsWith('/likes/tracks')) as Matcher,
  officialLookup: (({ role, path }) => role === 'api' && path === '/tracks') as Matcher,
  officialOneTrack: (({ role, path }) => role === 'api' && /^\/tracks\/\d+$/.test(path)) as Matcher,
  oneTrack: (({ role, path }) => role === 'api-v2' && /^\/tracks\/\d+$/.test(path)) as Matcher,
};

/** The nth page of likes that is asked for from now on, counted from 1, and every repeat of it. */
export function likesPageNumber(n: number, list: Matcher = at.likes): Matcher {
  const seen: string[] = [];
  return (request) => {
    if (!list(request)) return false;
    const page = `${request.path} ${request.query.get('offset') ?? request.query.get('cursor') ?? ''}`;
    if (!seen.includes(page)) seen.push(page);
    return seen[n - 1] === page;
  };
}

/** A page whose `next_href` leads elsewhere, `/users/1/likes?offset=…` on the real host. */
export function leadingTo(href: unknown): (healthy: Answer) => Answer {
  return changedJson((page) => ({ ...page, next_href: href }));
}

/** The healthy answer with its JSON changed. */
export function changedJson(change: (body: Record<string, unknown>) => unknown): (healthy: Answer) => Answer {
  return (healthy) => ({ ...healthy, body: JSON.stringify(change(JSON.parse(healthy.body))) });
}
