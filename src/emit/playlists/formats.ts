import { csvText } from './csv.ts';
import { jspfText } from './jspf.ts';
import { m3u8Text } from './m3u8.ts';
import type { Playlist } from './playlist.ts';
import { txtText } from './txt.ts';
import { xspfText } from './xspf.ts';

export interface PlaylistFormat {
  mediaType: string;
  /** For whom it is. */
  tells: string;
  text(playlist: Playlist): string;
}

/** Formats of a playlist by the ending of their files. */
export const PLAYLIST_FORMATS = {
  jspf: { mediaType: 'application/jspf+json', tells: 'XSPF in JSON, for programs.', text: jspfText },
  xspf: {
    mediaType: 'application/xspf+xml',
    tells: 'An open playlist format, for VLC and others.',
    text: xspfText,
  },
  m3u8: {
    mediaType: 'application/vnd.apple.mpegurl',
    tells: 'For players that can follow links to SoundCloud, such as mpv.',
    text: m3u8Text,
  },
  csv: { mediaType: 'text/csv', tells: 'For spreadsheets.', text: csvText },
  txt: { mediaType: 'text/plain', tells: 'To read, and to paste.', text: txtText },
} as const satisfies Record<string, PlaylistFormat>;
