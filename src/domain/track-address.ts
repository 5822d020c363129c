import { z } from 'zod';
import { asSeen, onOneLine } from './text.ts';

const EXPECTED = 'expected the address of a track: https://soundcloud.com/artist/track';

/** Where SoundCloud shortens addresses to one word. */
export const SHORT_LINK_HOST = 'on.soundcloud.com';

/** The address of a track on SoundCloud that everybody may know, as a person gives it. */
export const TrackAddress = onOneLine(
  z.url({
    protocol: /^https$/,
    hostname: /^(www\.|m\.|on\.)?soundcloud\.com$/,
    error: EXPECTED,
    abort: true,
  }),
)
  .refine(namesTrack, { error: EXPECTED, abort: true })
  .refine((address) => !SECRET_LINK.test(new URL(address).pathname), {
    error: 'expected an address that everybody may know: what begins with s- opens a private track',
  })
  .describe('Address of a track on SoundCloud');

/** What a profile holds beside its tracks: `/artist/likes`. */
const PARTS_OF_A_PROFILE: ReadonlySet<string> = new Set([
  'albums',
  'comments',
  'followers',
  'following',
  'likes',
  'popular-tracks',
  'reposts',
  'sets',
  'tracks',
]);

/** First words of SoundCloud's own pages, which nobody's profile has: `/search/sounds`. */
const OWN_PAGES: ReadonlySet<string> = new Set([
  'charts',
  'discover',
  'messages',
  'pages',
  'search',
  'settings',
  'stations',
  'tags',
  'you',
]);

/** `/artist/track/s-AbCdEf`: who has it hears a private track. */
const SECRET_LINK = /^\/[^/]+\/[^/]+\/s-/i;

/** `/artist/track`; a short link is one word. Who asks, and by which port, is no part of a page's name. */
function namesTrack(address: string): boolean {
  const { hostname, pathname, username, password, port } = new URL(address);
  if (username || password || port) return false;
  const [artist = '', track = ''] = pathname.toLowerCase().split('/').filter(Boolean);
  if (hostname === SHORT_LINK_HOST) return artist !== '';
  return track !== '' && !OWN_PAGES.has(artist) && !PARTS_OF_A_PROFILE.has(track);
}

/**
 * Whether two addresses lead to the same page of SoundCloud, on the desktop or on a phone. Only short
 * links tell capitals from small letters.
 */
export function isSamePage(a: string, b: string): boolean {
  const page = (address: string) => {
    const { hostname, pathname } = new URL(address);
    const path = pathname.replace(/\/$/, '');
    const host = hostname.replace(/^(www|m)\./, '');
    return host + (host === SHORT_LINK_HOST ? path : path.toLowerCase());
  };
  return page(a) === page(b);
}

/** The address that a person means: browsers show it without its scheme, and old pages link by http. */
export function addressMeant(text: string): string {
  return asSeen(text).replace(/^(https?:\/\/)?/i, 'https://');
}
