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

/**
 * A page of SoundCloud's by its one address, whichever API tells it: the official one adds a query
 * that names the application, and told http in its early years.
 */
function page(text: string | null | undefined): string | null {
  const url = addressOn('soundcloud.com', text);
  return url && `${url.origin}${url.pathname}`;
}

/** An address on a host of the domain, by https and without credentials or a port; null for any other. */
function addressOn(domain: string, text: string | null | undefined): URL | null {
  const url = URL.parse(httpUrl(text) ?? '');
  if (!url || !`.${url.hostname}`.endsWith(`.${domain}`)) return null;
  return new URL(`https://${url.hostname}${url.pathname}${url.search}`);
}

/** Plays a track by its number where its page has no usable address. */
function playerAddress(id: TrackId): string {
  return `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${id}`;
}

/**
 * The 500 px form of a picture; null for SoundCloud's grey default avatar, and for a picture of somebody
 * else's, who would learn of every reader.
 */
function picture(text: string | null | undefined): string | null {
  const url = addressOn('sndcdn.com', text);
  if (!url || url.pathname.includes('default_avatar')) return null;
  return url.href.replace('-large.', '-t500x500.');
}

/** 30 days: no track is as long, and the lengths of an archive full of shorter ones can be added up. */
const LONGEST_MS = 30 * 86_400_000;

/** A length that is one. `full_duration` is the whole track; `duration` is 30 s of a preview. */
function milliseconds(duration: number | null | undefined): number | null {
  return duration && duration > 0 && duration < LONGEST_MS ? Math.round(duration) : null;
}
