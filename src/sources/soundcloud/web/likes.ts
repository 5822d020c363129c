import type { CompleteListing, Coverage, ListingPage, SeenLike, WalkProgress } from '#domain/listing.ts';
import { walkPages } from '#sources/walk.ts';
import { cursorIn } from '../cursor.ts';
import { noSuchPage } from '../errors.ts';
import { factsOfListed } from '../listed.ts';
import { isTitled } from '../mapping.ts';
import { RawLikesPage } from '../schema.ts';
import type { KeptPages } from './kept-pages.ts';
import type { WebSession } from './session.ts';
import { trackQuestions } from './tracks.ts';

/** What every request of a walk says, whatever `next_href` has forgotten. */
const PAGING = { limit: '200', linked_partitioning: '1' };

const OURS = ['client_id', ...Object.keys(PAGING)];

/** Reads a user's likes, newest first, back to the bound. */
export async function listLikes(
  session: WebSession,
  kept: KeptPages,
  userId: number,
  bound: Coverage,
  onPage?: (progress: WalkProgress) => void,
): Promise<CompleteListing> {
  const listing = await walkPages(bound, (cursor) => readPage(session, kept, userId, cursor), onPage);
  await kept.save();
  return listing;
}

/** Asks for a page, or whether it is still as it was kept. */
async function readPage(
  session: WebSession,
  kept: KeptPages,
  userId: number,
  cursor: string,
): Promise<ListingPage> {
  const query = { ...Object.fromEntries(new URLSearchParams(cursor)), ...PAGING };
  const known = await kept.at(cursor);
  const found = await session.findChanged(`/users/${userId}/likes`, query, RawLikesPage, known);
  if ('page' in found) return found.page;
  if (found.content === null) throw noSuchPage(userId, cursor);
  const page = await understood(session, userId, found.content);
  // What was asked for besides may change while the page does not.
  const isAlone = found.content.collection.every(({ track }) => !track || isTitled(track));
  if (found.etag !== null && isAlone) kept.note(cursor, { etag: found.etag, page });
  return page;
}

async function understood(session: WebSession, userId: number, page: RawLikesPage): Promise<ListingPage> {
  return {
    likes: await readLikes(session, page),
    dates: page.collection.map((like) => like.created_at),
    next: cursorIn(page.next_href, { baseUrl: session.baseUrl, userId, list: 'likes', ours: OURS }),
  };
}

/** The likes of tracks. What is no track, or says nothing of the track it is of, has only its date. */
async function readLikes(session: WebSession, { collection }: RawLikesPage): Promise<SeenLike[]> {
  const tracks = collection.flatMap(({ track }) => track ?? []);
  const facts = await factsOfListed(tracks, trackQuestions(session));
  return collection.flatMap(({ track, created_at }) => {
    const known = track && facts.get(track.id);
    return track && known ? [{ track_id: track.id, liked_at: created_at, ...known }] : [];
  });
}
