import { fontProviders } from 'astro/config';

const LATIN = [
  'U+0000-00FF',
  'U+0131',
  'U+0152-0153',
  'U+02BB-02BC',
  'U+02C6',
  'U+02DA',
  'U+02DC',
  'U+2000-206F',
  'U+20AC',
  'U+2122',
  'U+2190-2193',
  'U+2212',
  'U+FFFD',
];
const LATIN_EXTENDED = [
  'U+0100-02BA',
  'U+02BD-02C5',
  'U+02C7-02CC',
  'U+1E00-1E9F',
  'U+1EF2-1EFF',
  'U+20A0-20AB',
];

const cut = (file: string, weight: string, unicodeRange: string[]) => ({
  src: [file],
  weight,
  style: 'normal' as const,
  unicodeRange: unicodeRange as [string, ...string[]],
});

const typed = (subset: string, weight: string) =>
  `@fontsource/courier-prime/files/courier-prime-${subset}-${weight}-normal.woff2`;
const printed = (subset: string) =>
  `@fontsource-variable/league-gothic/files/league-gothic-${subset}-wdth-normal.woff2`;

/** The two voices of docs/design.md, from files of their packages; a page loads the cuts that it needs. */
export const fontFamilies = [
  {
    name: 'League Gothic',
    cssVariable: '--font-printed' as const,
    provider: fontProviders.local(),
    // Declared in tokens.css: Astro's own would shrink every script that the family lacks.
    fallbacks: ['Printed Meanwhile', 'sans-serif'],
    optimizedFallbacks: false,
    options: {
      variants: [cut(printed('latin'), '400', LATIN), cut(printed('latin-ext'), '400', LATIN_EXTENDED)],
    },
  },
  {
    name: 'Courier Prime',
    cssVariable: '--font-typed' as const,
    provider: fontProviders.local(),
    fallbacks: ['Courier New', 'monospace'],
    optimizedFallbacks: false,
    options: {
      variants: ['400', '700'].flatMap((weight) => [
        cut(typed('latin', weight), weight, LATIN),
        cut(typed('latin-ext', weight), weight, LATIN_EXTENDED),
      ]),
    },
  },
];
