import { fontProviders } from 'astro/config';
import { type Family, FONT_CUTS, fileOfCut } from './font-cuts.ts';

const variants = (family: Family) =>
  FONT_CUTS.map((cut) => ({
    src: [`./${fileOfCut(family, cut)}`],
    weight: '400',
    style: 'normal' as const,
    unicodeRange: [...cut.ranges],
  }));

/** The two voices of docs/design.md. A typewriter has one weight: bold is struck twice. */
export const fontFamilies = [
  {
    name: 'League Gothic',
    cssVariable: '--font-printed' as const,
    provider: fontProviders.local(),
    // Declared in tokens.css: Astro's own would shrink every script that the family lacks.
    fallbacks: ['Printed Meanwhile', 'sans-serif'],
    optimizedFallbacks: false,
    options: { variants: variants('league-gothic') },
  },
  {
    name: 'Courier Prime',
    cssVariable: '--font-typed' as const,
    provider: fontProviders.local(),
    fallbacks: ['Courier New', 'monospace'],
    optimizedFallbacks: false,
    options: { variants: variants('courier-prime') },
  },
];
