import type { CompleteListing, ListingPage, WalkProgress } from '#domain/listing.ts';
import { walkPages } from '#sources/walk.ts';
import { cursorIn } from '../cursor.ts';
import { noSuchPage } from '../errors.ts';
import { factsOfListed } from '../listed.ts';
import type { Session } from '../session.ts';
import { listCut } from './errors.ts';
import { OfficialTracks } from './schema.ts';
import { EVERY_ACCESS, trackQuestions } from './tracks.ts';

const LIMIT = 200;

/** What every request of a walk says, whatever `next_href` has forgotten. */
const PAGING = { ...EVERY_ACCESS, limit: String(LIMIT), linked_partitioning: 'true' };

const OURS = ['client_id', 'oauth_token', ...Object.keys(PAGING)];

/**
 * Reads all of a user's likes, newest first and without dates: a track's own date is that of its
 * upload, so nothing tells how far back a page reaches but the end of the list.
 */
export async function listLikes(
  session: Session,
  userId: number,
  onPage?: (progress: WalkProgress) => void,
): Promise<CompleteListing> {
  return walkPages(null, (cursor) => readPage(session, userId, cursor), onPage);
}

/** A bare list says nothing of what follows: it is the whole unless it is as long as it may be. */
async function readPage(session: Session, userId: number, cursor: string): Promise<ListingPage> {
  const path = `/users/soundcloud:users:${userId}/likes/tracks`;
  const query = { ...Object.fromEntries(new URLSearchParams(cursor)), ...PAGING };
  const found = await session.find(path, query, OfficialTracks);
  if (found === null) throw noSuchPage(userId, cursor);
  const { collection, next_href, isBare } = found;
  if (isBare && collection.length >= LIMIT) throw listCut(path, collection.length);
  const facts = await factsOfListed(collection, trackQuestions(session));
  return {
    likes: collection.flatMap(({ id }) => {
      const known = facts.get(id);
      return known ? [{ track_id: id, liked_at: null, ...known }] : [];
    }),
    dates: [],
    next: cursorIn(next_href, { baseUrl: session.baseUrl, userId, list: 'likes/tracks', ours: OURS }),
  };
}
