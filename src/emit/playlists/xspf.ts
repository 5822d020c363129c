import { escapeMarkup } from '../escape.ts';
import type { Playlist, PlaylistTrack } from './playlist.ts';

/** XSPF, version 1: xspf.org/spec */
export function xspfText({ title, creator, page, date, tracks }: Playlist): string {
  const head = [
    element('title', title),
    element('creator', creator),
    element('info', page),
    element('identifier', page),
    element('date', date),
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
    element('location', url),
    track_id === null ? '' : element('identifier', `soundcloud:tracks:${track_id}`),
    element('title', title),
    element('creator', artist),
    element('info', url),
    artwork_url === null ? '' : element('image', new URL(artwork_url).href),
    element('album', album),
    element('trackNum', String(position)),
    duration_ms > 0 ? element('duration', String(duration_ms)) : '',
  ];
  return `<track>${parts.join('')}</track>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}
