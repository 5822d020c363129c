import type { ShowDocument } from '#domain/api.ts';
import type { QueueTrack } from './queue.ts';

/** A show as the player needs it. */
export interface PlayableShow {
  slug: string;
  name: string;
  tracks: QueueTrack[];
}

/**
 * Reads a show from the site itself: the browser's own copy may lack a track that the page has already.
 *
 * @param address of the show's JSON document
 * @param language in which a show without a title is called by its day
 * @throws when the site does not answer it
 */
export async function readShow(address: string, language: string): Promise<PlayableShow> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return playableShow(await response.json(), language);
}

/** A show as the player needs it, called in a language as its page calls it. */
export function playableShow({ slug, title, tracks }: ShowDocument, language: string): PlayableShow {
  return { slug, name: title ?? dayInWords(slug, language), tracks: tracks.map(queueTrack) };
}

function queueTrack(track: ShowDocument['tracks'][number]): QueueTrack {
  const { position, permalink_url, artwork_url, duration_ms, state } = track;
  const [artist = permalink_url, title = permalink_url] = new URL(permalink_url).pathname
    .split('/')
    .filter(Boolean);
  return {
    position,
    title: isVisible(track.title) ? track.title : title,
    artist: isVisible(track.artist) ? track.artist : artist,
    permalink_url,
    artwork_url,
    duration_ms,
    state,
  };
}

/** SoundCloud has titles of spaces, fillers and zero-width characters alone. */
function isVisible(text: string): boolean {
  return /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

function dayInWords(slug: string, language: string): string {
  const day = new Date(`${slug}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(day);
}
