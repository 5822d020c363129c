import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { parse as parseM3u } from 'iptv-playlist-parser';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { PLAYLIST_FORMATS } from '#emit/playlists/formats.ts';
import { archivePlaylist, showPlaylist } from '#emit/playlists/playlist.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { hostileCatalog } from './hostile-catalog.ts';
import jspfSchema from './jspf.schema.json' with { type: 'json' };
import { complaintsOf, withoutXmllint } from './xmllint.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const isJspf = ajv.compile(jspfSchema);

const catalog = hostileCatalog();
const hostileShow = catalog.shows[1] ?? catalog.current;
const playlists = [
  ['a show', showPlaylist(hostileShow, catalog, LINKS)],
  ['the whole archive', archivePlaylist(catalog, LINKS)],
  ['a show without tracks', showPlaylist({ ...hostileShow, tracks: [] }, catalog, LINKS)],
] as const;

describe.each(playlists)('the playlist of %s', (_, playlist) => {
  const words = playlist.tracks.map(({ title, artist, url }) => ({ title, artist, url }));

  test('comes back equal as XSPF from fast-xml-parser', () => {
    const parser = new XMLParser({
      parseTagValue: false,
      trimValues: false,
      htmlEntities: true,
      isArray: (name) => name === 'track',
    });
    const { title, trackList } = parser.parse(PLAYLIST_FORMATS.xspf.text(playlist)).playlist;
    expect(title).toBe(playlist.title);
    const tracks: Record<string, string>[] = trackList.track ?? [];
    expect(
      tracks.map((track) => ({ title: track.title, artist: track.creator, url: track.location })),
    ).toEqual(words);
  });

  test.skipIf(withoutXmllint)('is XSPF by its specification, to libxml2', () => {
    const text = PLAYLIST_FORMATS.xspf.text(playlist);
    expect(complaintsOf(text, 'tests/formats/xspf.rng')).toBe('');
    const broken = text.replace('<date>', '<date>the ');
    expect(complaintsOf(broken, 'tests/formats/xspf.rng')).not.toBe('');
  });

  test('marks in XSPF and JSPF what is gone, and nothing else', () => {
    const notes = playlist.tracks.map(({ track }) =>
      track.state === 'gone' ? 'no longer on SoundCloud' : undefined,
    );
    const tracks: { annotation?: string }[] = JSON.parse(PLAYLIST_FORMATS.jspf.text(playlist)).playlist.track;
    expect(tracks.map(({ annotation }) => annotation)).toEqual(notes);
    const elements = PLAYLIST_FORMATS.xspf.text(playlist).match(/<track>.*/g) ?? [];
    expect(elements.map((each) => /<annotation>(.*)<\/annotation>/.exec(each)?.[1])).toEqual(notes);
  });

  test('is JSPF by its specification, to ajv, and says the same as it does as XSPF', () => {
    const document = JSON.parse(PLAYLIST_FORMATS.jspf.text(playlist));
    expect(isJspf(document) ? [] : isJspf.errors).toEqual([]);
    const { playlist: parsed } = document;
    expect(isJspf({ playlist: { ...parsed, track: [{ location: 'https://radio.example/' }] } })).toBe(false);
    expect(isJspf({ playlist: { ...parsed, info: 'no address' } })).toBe(false);
    expect(parsed.title).toBe(playlist.title);
    const tracks: { title: string; creator: string; location: string[] }[] = parsed.track;
    expect(
      tracks.map(({ title, creator, location }) => ({ title, artist: creator, url: location[0] })),
    ).toEqual(words);
  });

  test('comes back as M3U8 from a parser of playlists, which drops white space around texts', () => {
    const { items } = parseM3u(PLAYLIST_FORMATS.m3u8.text(playlist));
    expect(items.map(({ name, url }) => ({ name: bare(name), url: url.trim() }))).toEqual(
      words.map(({ title, artist, url }) => ({ name: bare(`${artist} - ${title}`), url })),
    );
  });

  test('comes back equal as CSV from csv-parse', () => {
    const rows = parseCsv<Record<string, string>>(PLAYLIST_FORMATS.csv.text(playlist), { columns: true });
    expect(
      rows.map(({ title, artist, url, genre, position }) => ({ title, artist, url, genre, position })),
    ).toEqual(
      playlist.tracks.map(({ title, artist, url, track }) => ({
        title,
        artist,
        url,
        genre: track.genre ?? '',
        position: String(track.position),
      })),
    );
  });

  test('reads as text: every track with its address on the next line', () => {
    const lines = PLAYLIST_FORMATS.txt.text(playlist).split('\n');
    for (const { title, artist, url, track } of playlist.tracks) {
      const note = track.state === 'gone' ? ' (no longer on SoundCloud)' : '';
      const at = lines.indexOf(`${track.position}. ${title} by ${artist}${note}`);
      expect(lines[at + 1]).toBe(url);
    }
  });
});

test('a length that nobody knows is not told', () => {
  const [track] = hostileShow.tracks;
  if (!track) throw new Error('the hostile show has tracks');
  const playlist = showPlaylist(
    { ...hostileShow, tracks: [{ ...track, duration_ms: 0, track_id: null }] },
    catalog,
    LINKS,
  );
  expect(PLAYLIST_FORMATS.m3u8.text(playlist)).toContain('#EXTINF:-1,');
  for (const ending of ['jspf', 'xspf'] as const) {
    expect(PLAYLIST_FORMATS[ending].text(playlist)).not.toMatch(/duration|soundcloud:tracks/);
  }
});

/** A show of a like that is known whole, and of a track that people added and nobody has looked up. */
function smallCatalog(): Catalog {
  const like = someLike({
    track_id: 7,
    title: 'Low, low tide',
    artist: 'Ada',
    artwork_url: 'https://i1.sndcdn.com/a-t500x500.jpg',
    duration_ms: 1500,
    license: 'cc-by',
    genre: 'Dub',
  });
  const edits = Edits.parse({ lineup: [{ add: 'https://soundcloud.com/bo/high-tide', reason: 'played' }] });
  const snapshot = {
    station: STATION,
    status: someStatus(),
    shows: [someShow('2026-03-11', [like])],
    edits: [{ slug: '2026-03-11', file: 'edits.json', edits }],
  };
  return compose(snapshot, '2026-03-14T00:00:00Z');
}

const PAGE = 'https://example.org/archive/shows/2026-03-11/';
const [LOW, HIGH] = ['https://soundcloud.com/somebody/track-7', 'https://soundcloud.com/bo/high-tide'];

test.each<[keyof typeof PLAYLIST_FORMATS, string[]]>([
  [
    'csv',
    [
      'show,position,title,artist,url,duration_ms,liked_at,genre,license,state,origin,track_id\r',
      `2026-03-11,1,"Low, low tide",Ada,${LOW},1500,2026-03-13T15:00:00Z,Dub,cc-by,liked,like,7\r`,
      `2026-03-11,2,high-tide,bo,${HIGH},0,,,,liked,edit,\r`,
    ],
  ],
  [
    'm3u8',
    [
      '#EXTM3U',
      '#PLAYLIST:Radio Nowhere: March 11, 2026',
      '#EXTINF:1,Ada - Low, low tide',
      LOW,
      '#EXTINF:-1,bo - high-tide',
      HIGH,
    ],
  ],
  [
    'txt',
    [
      'Radio Nowhere: March 11, 2026',
      PAGE,
      '',
      'March 11, 2026',
      '',
      '1. Low, low tide by Ada',
      LOW,
      '',
      '2. high-tide by bo',
      HIGH,
    ],
  ],
  [
    'xspf',
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
      '<title>Radio Nowhere: March 11, 2026</title>',
      '<creator>Nobody</creator>',
      `<info>${PAGE}</info>`,
      `<identifier>${PAGE}</identifier>`,
      '<date>2026-03-12T02:00:00Z</date>',
      '<trackList>',
      `<track><location>${LOW}</location><identifier>soundcloud:tracks:7</identifier><title>Low, low tide</title><creator>Ada</creator><info>${LOW}</info><image>https://i1.sndcdn.com/a-t500x500.jpg</image><album>March 11, 2026</album><trackNum>1</trackNum><duration>1500</duration></track>`,
      `<track><location>${HIGH}</location><title>high-tide</title><creator>bo</creator><info>${HIGH}</info><album>March 11, 2026</album><trackNum>2</trackNum></track>`,
      '</trackList>',
      '</playlist>',
    ],
  ],
])('every field of a playlist has its place in %s', (ending, lines) => {
  const catalog = smallCatalog();
  expect(PLAYLIST_FORMATS[ending].text(showPlaylist(catalog.current, catalog, LINKS))).toBe(
    `${lines.join('\n')}\n`,
  );
});

test('every field of a playlist has its place in jspf', () => {
  const catalog = smallCatalog();
  const text = PLAYLIST_FORMATS.jspf.text(showPlaylist(catalog.current, catalog, LINKS));
  const album = 'March 11, 2026';
  expect(JSON.parse(text)).toEqual({
    playlist: {
      title: 'Radio Nowhere: March 11, 2026',
      creator: 'Nobody',
      info: PAGE,
      identifier: PAGE,
      date: '2026-03-12T02:00:00Z',
      track: [
        {
          location: [LOW],
          identifier: ['soundcloud:tracks:7'],
          title: 'Low, low tide',
          creator: 'Ada',
          info: LOW,
          image: 'https://i1.sndcdn.com/a-t500x500.jpg',
          album,
          trackNum: 1,
          duration: 1500,
        },
        { location: [HIGH], title: 'high-tide', creator: 'bo', info: HIGH, album, trackNum: 2 },
      ],
    },
  });
});

/** What the parser makes of a name: it leaves `="…"` out as an attribute. */
function bare(name: string): string {
  return name
    .replaceAll(/="(.*?)"/g, '')
    .replaceAll(/[\u2028\u2029]/g, ' ')
    .trim();
}
