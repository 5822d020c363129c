import { UNKNOWN } from '../lengths.ts';
import { INK, line, lineTo, PICTURE, rule, sheet, sleeve } from './drawing.ts';
import { cut, ELLIPSIS, fitted, type Typefaces, writable } from './typeface.ts';
import type { ShowWords, StationWords } from './words.ts';

const EDGE = 60;
const FULL = PICTURE.width - 2 * EDGE;
/** Above it the station's name, below it the form. */
const HEAD = 136;

/** Between lines of large type, and how far down the first of them its capitals stand, by their size. */
const LEADING = 0.94;
const CAPITALS = 0.79;
const FACE_TOP = 164;

/** Where the lineup begins; the face of the sleeve is left of it. */
const LINEUP = { x: 560, row: 116, sleeve: 84, words: 712 } as const;
const FACE_WIDTH = 440;
const NAME_SIZES = [166, 136, 112, 84, 64];
/** Where the form begins below the name, and the room above it for the day of a show that has a title. */
const FORM_TOP = 494;
const DAY_ROOM = 62;
const STATION_SIZES = [
  [180, 2],
  [116, 3],
  [86, 4],
] as const;

/** The picture of a show as SVG: its sheet, with its first tracks. */
export function drawShow(words: ShowWords, typefaces: Typefaces): string {
  return sheet([
    ...head(words.station, typefaces),
    ...face(words, typefaces),
    ...(words.tracks.length === 0 ? [nothing(typefaces)] : []),
    ...words.tracks.flatMap((track, index) => row(track, HEAD + index * LINEUP.row, typefaces)),
  ]);
}

/** The picture of the station as SVG, for every page that is no show's. */
export function drawStation({ station, description, sleeves }: StationWords, typefaces: Typefaces): string {
  const { printed, typed } = typefaces;
  const name = fitted(nameOf(station, typefaces), printed, 600, STATION_SIZES);
  const said = fitted(writable(description, typed) ?? '', typed, 600, [[30, 4]]);
  const top = PICTURE.height - EDGE - (said.lines.length - 1) * 42;
  return sheet([
    rule(EDGE, 70, FULL - 140, 'heavy'),
    ...name.lines.map((text, n) =>
      line(text, printed, { x: EDGE, y: 94 + (n + CAPITALS) * name.size * LEADING, size: name.size }),
    ),
    ...said.lines.map((text, n) => line(text, typed, { x: EDGE, y: top + n * 42, size: 30 })),
    ...sleeves.map((drawn, n) => sleeve(drawn, 720 + (n % 3) * 140, 150 + Math.floor(n / 3) * 140, 140)),
  ]);
}

function nameOf({ title, address, language }: ShowWords['station'], { printed }: Typefaces): string {
  return writable(title.toLocaleUpperCase(language), printed) ?? address;
}

/** The day in words; in figures where one of the words cannot be written, for the rest would tell no day. */
function dateOf({ day, slug, station }: ShowWords, { printed }: Typefaces): string {
  const date = writable(day.toLocaleUpperCase(station.language), printed);
  return date === null || date.includes(ELLIPSIS) ? slug : date;
}

function head(station: ShowWords['station'], typefaces: Typefaces): string[] {
  const { printed } = typefaces;
  const name = cut(nameOf(station, typefaces), printed, 60, FULL - 190);
  return [line(name, printed, { x: EDGE, y: 100, size: 60 }), rule(EDGE, HEAD - 6, FULL, 'heavy')];
}

function face(words: ShowWords, typefaces: Typefaces): string[] {
  const { station, title, trackCount, runningTime } = words;
  const { printed } = typefaces;
  const date = dateOf(words, typefaces);
  const given = title && writable(title.toLocaleUpperCase(station.language), printed);
  const room = FORM_TOP - FACE_TOP - (given ? DAY_ROOM : 0);
  const sizes = NAME_SIZES.map((size) => [size, Math.floor(room / (size * LEADING))] as const);
  const { lines, size } = fitted(given || date, printed, FACE_WIDTH, sizes);
  const end = FACE_TOP + lines.length * size * LEADING;
  return [
    ...lines.map((text, n) =>
      line(text, printed, { x: EDGE, y: FACE_TOP + (n + CAPITALS) * size * LEADING, size }),
    ),
    ...(given ? [line(date, printed, { x: EDGE, y: end + 46, size: 44 })] : []),
    ...cell(EDGE, 'Tracks', String(trackCount), typefaces),
    ...cell(EDGE + 190, 'Running time', runningTime ?? UNKNOWN, typefaces),
    rule(EDGE, FORM_TOP, FACE_WIDTH, 'hair'),
  ];
}

/** A ruled field of the form: what is printed on it, and what was typed into it. */
function cell(x: number, label: string, value: string, { printed, typed }: Typefaces): string[] {
  return [
    line(label.toUpperCase(), printed, { x, y: 532, size: 28, fill: INK.quiet }),
    line(writable(value, typed) ?? '', typed, { x, y: 574, size: 34 }),
  ];
}

function nothing({ typed }: Typefaces): string {
  return line('Nothing is logged here.', typed, { x: LINEUP.x, y: HEAD + 56, size: 30, fill: INK.quiet });
}

function row(
  { position, title, artist, sleeve: drawn }: ShowWords['tracks'][number],
  y: number,
  { printed, typed }: Typefaces,
): string[] {
  const width = PICTURE.width - EDGE - LINEUP.words;
  const [heading, by] = [writable(title, printed), writable(artist, typed)];
  return [
    ...(y > HEAD ? [rule(LINEUP.x, y, PICTURE.width - EDGE - LINEUP.x, 'hair')] : []),
    lineTo(String(position), printed, { x: LINEUP.x + 40, y: y + 60, size: 48, fill: INK.quiet }),
    sleeve(drawn, LINEUP.x + 54, y + 17, LINEUP.sleeve),
    ...(heading
      ? [line(cut(heading, printed, 46, width), printed, { x: LINEUP.words, y: y + 56, size: 46 })]
      : []),
    ...(by ? [line(cut(by, typed, 27, width), typed, { x: LINEUP.words, y: y + 94, size: 27 })] : []),
  ];
}
