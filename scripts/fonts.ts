import './require-node-24.mjs';
import { run } from './console/command.ts';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import subsetFont from 'subset-font';
import { FAMILIES, FONT_CUTS, fileOfCut } from '#site/font-cuts.ts';

/** Hints serve screens of the last century and make up two fifths of Courier Prime. */
const UNHINTED = { targetFormat: 'woff2', noHinting: true } as const;

await run(
  new Command('fonts')
    .description('Cut the fonts of the site from those of their packages into src/fonts')
    .action(async () => {
      for (const family of FAMILIES) {
        const source = `node_modules/@fontsource/${family}`;
        for (const cut of FONT_CUTS) {
          const whole = readFileSync(`${source}/files/${family}-${cut.of}-400-normal.woff2`);
          const bytes = await subsetFont(whole, lettersOf(cut.ranges), UNHINTED);
          const file = fileOfCut(family, cut);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, bytes);
          console.log(`${file}: ${bytes.length} bytes`);
        }
        copyFileSync(`${source}/LICENSE`, `src/fonts/${family}-LICENSE`);
      }
    }),
);

/** Every letter of ranges such as `U+0020-007E` or `U+00A0`. */
function lettersOf(ranges: readonly string[]): string {
  const letters = ranges.flatMap((range) => {
    const [first = 0, last = first] = range
      .slice('U+'.length)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
  return letters.join('');
}
