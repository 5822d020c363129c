import { oneLine } from '../escape.ts';
import { wholeSeconds } from '../lengths.ts';
import type { Playlist, PlaylistTrack } from './playlist.ts';

/** What M3U writes where a length is not known. */
const UNKNOWN_LENGTH = -1;

/** Extended M3U in UTF-8. */
export function m3u8Text({ title, tracks }: Playlist): string {
  const lines = tracks.flatMap(entryLines).map(oneLine);
  return ['#EXTM3U', oneLine(`#PLAYLIST:${title}`), ...lines, ''].join('\n');
}

function entryLines({ title, artist, url, track }: PlaylistTrack): string[] {
  const seconds = track.duration_ms > 0 ? wholeSeconds(track.duration_ms) : UNKNOWN_LENGTH;
  return [`#EXTINF:${seconds},${artist} - ${title}`, url];
}
