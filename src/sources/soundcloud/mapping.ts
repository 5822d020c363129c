import { cleanText, httpUrl } from '#domain/text.ts';
import type { TrackFacts, TrackId } from '#domain/track.ts';
import type { RawTrack } from './schema.ts';

/** A track with a title: a stub has none and must be asked for. */
export type TitledTrack = RawTrack & { title: string };

export function isTitled(track: RawTrack): track is TitledTrack {
  return typeof track.title === 'string';
}

/** What is kept of a track. Nothing else of the answer leaves the source. */
export function factsOfTrack(track: TitledTrack): TrackFacts {
  const { user } = track;
  return {
    title: cleanText(track.title),
    artist: artistOf(track) ?? '',
    artist_url: page(user?.permalink_url),
    permalink_url: page(track.permalink_url) ?? playerAddress(track.id),
    artwork_url: picture(track.artwork_url) ?? picture(user?.avatar_url),
    duration_ms: milliseconds(track.full_duration) ?? milliseconds(track.duration) ?? 0,
    license: firstText(track.license),
    genre: firstText(track.genre),
  };
}

/** Who made the track: the web API and the official one tell it in different places. */
function artistOf({ publisher_metadata, metadata_artist, user }: TitledTrack): string | null {
  return firstText(publisher_metadata?.artist, metadata_artist, user?.username, user?.permalink);
}

function firstText(...texts: (string | null | undefined)[]): string | null {
  return texts.map((text) => cleanText(text ?? '')).find((text) => text !== '') ?? null;
}

/** Nearly every page: of it nothing has to be taken apart. */
const IS_PLAIN_PAGE = /^https:\/\/soundcloud\.com\/[^?#]*$/;

/**
 * A page of SoundCloud's by its one address, whichever API tells it: the official one adds a query
 * that names the application, and told http in its early years.
 */
function page(text: string | null | undefined): string | null {
  const plain = httpUrl(text);
  if (plain === null || IS_PLAIN_PAGE.test(plain)) return plain;
  const url = new URL(plain);
  if (url.hostname !== 'soundcloud.com') return plain;
  url.protocol = 'https:';
  url.search = '';
  return url.href;
}

/** Plays a track by its number where its page has no usable address. */
function playerAddress(id: TrackId): string {
  return `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${id}`;
}

/** The 500 px form of a picture; null for SoundCloud's grey default avatar. */
function picture(text: string | null | undefined): string | null {
  const url = httpUrl(text);
  if (url === null || url.includes('default_avatar')) return null;
  return url.replace('-large.', '-t500x500.');
}

/** `full_duration` is the whole track; `duration` is 30 s where only a preview may be played. */
function milliseconds(duration: number | null | undefined): number | null {
  return duration && duration > 0 ? Math.round(duration) : null;
}
