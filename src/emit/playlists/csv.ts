import type { Playlist, PlaylistTrack } from './playlist.ts';

const COLUMNS = {
  show: ({ slug }) => slug,
  position: ({ track }) => String(track.position),
  title: ({ title }) => title,
  artist: ({ artist }) => artist,
  url: ({ url }) => url,
  duration_ms: ({ track }) => String(track.duration_ms),
  liked_at: ({ track }) => track.liked_at ?? '',
  genre: ({ track }) => track.genre ?? '',
  license: ({ track }) => track.license ?? '',
  state: ({ track }) => track.state,
  origin: ({ track }) => track.origin,
  track_id: ({ track }) => (track.track_id === null ? '' : String(track.track_id)),
} as const satisfies Record<string, (row: PlaylistTrack) => string>;

/**
 * CSV (RFC 4180) with a line of names. A title comes as it is, also one that a spreadsheet takes for a
 * formula: whoever opens it there imports the columns as text.
 */
export function csvText({ tracks }: Playlist): string {
  const rows = tracks.map((row) => Object.values(COLUMNS).map((column) => quoted(column(row))));
  return [Object.keys(COLUMNS), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
