/** The families of docs/design.md, by their names in the packages of @fontsource. */
export const FAMILIES = ['league-gothic', 'courier-prime'] as const;

export type Family = (typeof FAMILIES)[number];
type Ranges = readonly [string, ...string[]];

/** One file of a family holds the letters of these ranges; `of` is the package's file that has them. */
export interface FontCut {
  name: string;
  of: 'latin' | 'latin-ext';
  ranges: Ranges;
}

/** Every page loads the first cut, and the others where it has a letter of theirs. */
export const FONT_CUTS: readonly [FontCut, ...FontCut[]] = [
  {
    name: 'western',
    of: 'latin',
    ranges: [
      'U+0020-007E',
      'U+00A0',
      'U+00B7',
      'U+00C0-00FF',
      'U+2013-2014',
      'U+2018-2019',
      'U+201C-201D',
      'U+2026',
    ],
  },
  {
    name: 'signs',
    of: 'latin',
    ranges: [
      'U+00A1-00B6',
      'U+00B8-00BF',
      'U+0131',
      'U+0152-0153',
      'U+02C6',
      'U+02DA',
      'U+02DC',
      'U+2010-2012',
      'U+2015-2017',
      'U+201A-201B',
      'U+201E-2025',
      'U+2027-205E',
      'U+20AC',
      'U+2122',
      'U+2190-2193',
      'U+2212',
    ],
  },
  {
    name: 'extended',
    of: 'latin-ext',
    ranges: [
      'U+0100-0130',
      'U+0132-0151',
      'U+0154-02BA',
      'U+02BD-02C5',
      'U+02C7-02CC',
      'U+1E00-1E9F',
      'U+1EF2-1EFF',
      'U+20A0-20AB',
    ],
  },
];

/** Where a cut lies, from the root of the repository. */
export function fileOfCut(family: Family, { name }: FontCut): string {
  return `src/fonts/${family}-${name}.woff2`;
}
