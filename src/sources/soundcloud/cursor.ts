import { unknownShape } from './errors.ts';

/** A list that is read page by page. */
export interface PagedList {
  baseUrl: string;
  userId: number;
  /** Path below the user: `likes`. */
  list: string;
  /** Parameters that every request of ours sets: they are no part of a cursor. */
  ours: readonly string[];
}

/**
 * The cursor in `next_href`: its parameters, without those that every request of ours sets, so that a
 * loop is told by its cursor. Host and scheme are ours as well, so only the path is judged. null where
 * nothing follows.
 *
 * @throws AirlogError `soundcloud-shape`
 */
export function cursorIn(
  nextHref: string | null | undefined,
  { baseUrl, userId, list, ours }: PagedList,
): string | null {
  if (nextHref == null) return null;
  const url = URL.parse(nextHref, baseUrl);
  const ofUser = new RegExp(`/users/(soundcloud(:|%3A)users(:|%3A))?${userId}/${list}/?$`, 'i');
  if (!url || !ofUser.test(url.pathname)) {
    const message = 'expected the address of more likes of the same user';
    throw unknownShape(`/users/${userId}/${list}`, [{ path: ['next_href'], message }]);
  }
  for (const name of ours) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.searchParams.toString();
}
