import { textElement } from '../escape.ts';
import { GONE } from '../naming.ts';
import type { Playlist, PlaylistTrack } from './playlist.ts';

/** XSPF, version 1: xspf.org/spec */
export function xspfText({ title, creator, page, date, tracks }: Playlist): string {
  const head = [
    textElement('title', title),
    textElement('creator', creator),
    textElement('info', page),
    textElement('identifier', page),
    textElement('date', date),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
    ...head,
    '<trackList>',
    ...tracks.map(xspfTrack),
    '</trackList>',
    '</playlist>',
    '',
  ].join('\n');
}

function xspfTrack({ title, artist, url, album, track }: PlaylistTrack): string {
  const { track_id, artwork_url, duration_ms, position } = track;
  const parts = [
    textElement('location', url),
    track_id === null ? '' : textElement('identifier', `soundcloud:tracks:${track_id}`),
    textElement('title', title),
    textElement('creator', artist),
    track.state === 'gone' ? textElement('annotation', GONE) : '',
    textElement('info', url),
    artwork_url === null ? '' : textElement('image', new URL(artwork_url).href),
    textElement('album', album),
    textElement('trackNum', String(position)),
    duration_ms > 0 ? textElement('duration', String(duration_ms)) : '',
  ];
  return `<track>${parts.join('')}</track>`;
}
