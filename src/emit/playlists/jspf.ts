import { GONE } from '../naming.ts';
import type { Playlist, PlaylistTrack } from './playlist.ts';

/** JSPF, XSPF in JSON: xspf.org/jspf */
export function jspfText({ title, creator, page, date, tracks }: Playlist): string {
  return `${JSON.stringify({
    playlist: { title, creator, info: page, identifier: page, date, track: tracks.map(jspfTrack) },
  })}\n`;
}

function jspfTrack({ title, artist, url, album, track }: PlaylistTrack): object {
  return {
    location: [url],
    ...(track.track_id !== null && { identifier: [`soundcloud:tracks:${track.track_id}`] }),
    title,
    creator: artist,
    ...(track.state === 'gone' && { annotation: GONE }),
    info: url,
    ...(track.artwork_url !== null && { image: new URL(track.artwork_url).href }),
    album,
    trackNum: track.position,
    ...(track.duration_ms > 0 && { duration: track.duration_ms }),
  };
}
