/** The hosts that the stand-in plays, each below a path of its own. */
export const ROLES = ['web', 'assets', 'mobile', 'api-v2', 'api', 'auth'] as const;
type Role = (typeof ROLES)[number];

/** A request as the stand-in took it. */
export interface UpstreamRequest {
  method: string;
  role: Role;
  /** Path on the host that is played, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export function json(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

export function text(type: string, body: string, status = 200): Answer {
  return { status, headers: { 'content-type': `text/${type}; charset=utf-8` }, body };
}

/** What SoundCloud says of whatever is gone, private or unknown. */
export const NOT_FOUND = json({}, 404);

/** What it says to a stale or missing client id: nothing. */
export const UNAUTHORIZED: Answer = { status: 401, headers: {}, body: '' };
