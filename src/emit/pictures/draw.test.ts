import { describe, expect, test } from 'vitest';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { STATION } from '#tests/values/shows.ts';
import { drawShow, drawStation } from './draw.ts';
import type { Typeface } from './typeface.ts';
import { showWords, stationWords } from './words.ts';

/** Draws a sign of the basic plane as itself, half as wide as high; it has nothing beyond. */
const legible: Typeface = (sign) =>
  (sign.codePointAt(0) ?? 0) > 0xffff ? null : { advance: 500, outline: sign };
const TYPEFACES = { printed: legible, typed: legible };

const LINE = /<g fill="[^"]*" transform="translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)">(.*?)<\/g>/g;
const SIGN = /<path transform="translate\((\d+)\)" d="(.)"\/>/g;
const SLEEVE =
  /<g transform="translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)"><path fill="[^"]*" d="M0 0h8v8h-8z"\/>/g;

const RULE = /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g;

/** How high capitals stand, by the size of the type. */
const CAPITALS = 0.735;

interface Line {
  text: string;
  left: number;
  right: number;
  base: number;
  /** Upper edge of its capitals. */
  top: number;
}

/** What is written in a picture, in the order of its parts. */
function linesOf(svg: string): Line[] {
  return Array.from(svg.matchAll(LINE), ([, x, y, scale, signs = '']) => {
    const drawn = [...signs.matchAll(SIGN)];
    const end = Number(drawn.at(-1)?.[1]) + 500;
    const [left, base] = [Number(x), Number(y)];
    const text = drawn.map(([, , sign]) => sign).join('');
    const top = base - CAPITALS * Number(scale) * 1000;
    return { text, left, right: left + end * Number(scale), base, top };
  });
}

/** The rules across a picture, from left to right. */
function rulesOf(svg: string): Line[] {
  return Array.from(svg.matchAll(RULE), ([, ...sides]) => {
    const [left = 0, top = 0, width = 0, height = 0] = sides.map(Number);
    return { text: `rule at ${top}`, left, right: left + width, base: top + height, top };
  });
}

/** What is written over something else. */
function collisionsIn(svg: string): string[] {
  const parts = [...linesOf(svg), ...rulesOf(svg)];
  return parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => one.top < other.base && other.top < one.base)
      .map((other) => `${one.text} × ${other.text}`),
  );
}

/** The squares in which sleeves are drawn: left, top, size. */
function sleevesOf(svg: string): number[][] {
  return Array.from(svg.matchAll(SLEEVE), ([, x, y, scale]) => [Number(x), Number(y), 8 * Number(scale)]);
}

const { current } = catalogOfRepeats();
const words = showWords(current, STATION);
const drawn = (change: Partial<typeof words>) => drawShow({ ...words, ...change }, TYPEFACES);
const textsOf = (svg: string) => linesOf(svg).map(({ text }) => text);

const FORM = ['TRACKS', '3', 'RUNNING TIME', '4 min'];
const LINEUP = ['1', 'Track 5', 'Zoé', '2', 'Track 2, renamed', 'Bo', '3', 'by-the-door', 'guest'];

describe('the picture of a show', () => {
  test.each<[string, Partial<typeof words>, string[]]>([
    ['its day', {}, ['RADIO NOWHERE', 'MARCH', '11,', '2026', ...FORM, ...LINEUP]],
    [
      'its title, then its day',
      { title: 'Storm' },
      ['RADIO NOWHERE', 'STORM', 'MARCH 11, 2026', ...FORM, ...LINEUP],
    ],
    [
      'its day alone, where no sign of the title can be written',
      { title: '🌙' },
      ['RADIO NOWHERE', 'MARCH', '11,', '2026', ...FORM, ...LINEUP],
    ],
    [
      'its day in figures, where the words cannot be written',
      { day: '١١ مارس' },
      ['RADIO NOWHERE', '2026-03-11', ...FORM, ...LINEUP],
    ],
    [
      'its day in figures, where a word cannot be written',
      { day: '11 मार्च 2026' },
      ['RADIO NOWHERE', '2026-03-11', ...FORM, ...LINEUP],
    ],
    [
      'capitals of the station’s language',
      { day: '11 Haz', title: 'iki', station: { title: 'dip', address: '', language: 'tr' } },
      ['DİP', 'İKİ', '11 HAZ', ...FORM, ...LINEUP],
    ],
    [
      'the address of a station whose name cannot be written',
      { station: { title: 'راديو', address: 'radio.example', language: 'ar' } },
      ['radio.example', 'MARCH', '11,', '2026', ...FORM, ...LINEUP],
    ],
    [
      'that no length is known',
      { runningTime: null },
      ['RADIO NOWHERE', 'MARCH', '11,', '2026', 'TRACKS', '3', 'RUNNING TIME', 'unknown', ...LINEUP],
    ],
    [
      'that nothing is logged',
      { tracks: [] },
      ['RADIO NOWHERE', 'MARCH', '11,', '2026', ...FORM, 'Nothing is logged here.'],
    ],
  ])('says %s', (_, change, texts) => {
    expect(textsOf(drawn(change))).toEqual(texts);
  });

  test.each([
    ['one line', 'Storm', ['STORM']],
    ['two lines', 'Storm fog', ['STORM', 'FOG']],
    ['three lines', 'night of the storm', ['NIGHT OF', 'THE STORM']],
    [
      'many',
      'Storm and fog '.repeat(9),
      ['STORM AND FOG', 'STORM AND FOG', 'STORM AND FOG', 'STORM AND FO…'],
    ],
    ['none', null, ['MARCH', '11,', '2026']],
  ])('writes nothing over anything else below a title of %s', (_, title, name) => {
    const svg = drawn({ title });
    expect(collisionsIn(svg)).toEqual([]);
    expect(textsOf(svg).slice(1, 1 + name.length)).toEqual(name);
  });

  test('leaves a name out that cannot be written', () => {
    const tracks = words.tracks.map((track) => ({ ...track, title: '🌙', artist: 'مكتبة' }));
    expect(textsOf(drawn({ tracks })).slice(-4)).toEqual(['4 min', '1', '2', '3']);
  });

  test('holds its lines within the sheet and its columns, one below the other', () => {
    const long = 'Lo'.repeat(200);
    const tracks = words.tracks.map((track) => {
      return { ...track, title: long, artist: long, position: track.position + 7 };
    });
    const svg = drawn({ title: long, station: { title: long, address: '', language: 'en' }, tracks });
    const lines = linesOf(svg);
    expect(collisionsIn(svg)).toEqual([]);
    for (const { text, left, right, base } of lines) {
      const isWithin = left >= 60 && right <= 1140 && base <= 600;
      expect({ text, isWithin }).toEqual({ text, isWithin: true });
    }
    expect(lines[0]?.right).toBeLessThan(1000);
    expect(lines.filter(({ text }) => text.endsWith('…'))).toHaveLength(8);
    const positions = lines.filter(({ text }) => /^(?:8|9|10)$/.test(text));
    expect(positions.map(({ right, base }) => [right, base])).toEqual([
      [600, 196],
      [600, 312],
      [600, 428],
    ]);
    expect(rulesOf(svg).map(({ left, top, right, base }) => [left, top, right - left, base - top])).toEqual([
      [60, 130, 1080, 6],
      [60, 494, 440, 2],
      [560, 252, 580, 2],
      [560, 368, 580, 2],
    ]);
    expect(sleevesOf(svg)).toEqual([
      [614, 153, 84],
      [614, 269, 84],
      [614, 385, 84],
    ]);
  });
});

test('the picture of the station says its name, what it is, and shows nine sleeves', () => {
  const svg = drawStation(stationWords(STATION), TYPEFACES);
  expect(textsOf(svg)).toEqual(['RADIO', 'NOWHERE', 'A programme for tests.']);
  const places = [150, 290, 430].flatMap((top) => [720, 860, 1000].map((left) => [left, top, 140]));
  expect(sleevesOf(svg)).toEqual(places);
  const nameless = {
    ...stationWords(STATION),
    station: { title: 'راديو', address: 'radio.example', language: 'ar' },
  };
  expect(textsOf(drawStation(nameless, TYPEFACES))).toEqual(['radio.example', 'A programme for tests.']);
});

test.each(['Radio', 'Radio of the Night', 'Radio of the long and windy night'])(
  'a station called %j and described at length has its words on the sheet, none over another',
  (title) => {
    const station = { title, address: '', language: 'en' };
    const description = 'A programme of songs. '.repeat(20);
    const svg = drawStation({ ...stationWords(STATION), station, description }, TYPEFACES);
    expect(collisionsIn(svg)).toEqual([]);
    const lines = linesOf(svg);
    const said = lines.filter(({ text }) => /programme|songs/.test(text));
    expect(said.map(({ base }) => base)).toEqual([444, 486, 528, 570]);
    const off = lines.filter(({ left, right, top }) => left < 60 || right > 660 || top < 70);
    expect(off).toEqual([]);
  },
);
