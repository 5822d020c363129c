import './require-node-24.ts';
import { run } from './console/command.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import { loadCatalog } from '#site/catalog.ts';
import { serveSite } from './console/serve.ts';

const PASS = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

interface Report {
  categories: Record<keyof typeof PASS, { score: number }>;
  audits: Record<'largest-contentful-paint' | 'cumulative-layout-shift', { displayValue: string }>;
}

await run(
  new Command('lighthouse')
    .description('Measure every kind of page of dist/ as a phone on slow 4G; exit 4 when one falls short')
    .action(async () => {
      const home = await serveSite(0);
      const show = loadCatalog().shows.find(({ tracks }) => tracks.length > 0);
      const kinds = ['', 'shows/', `shows/${show?.slug}/`, 'artists/', 'stats/', 'search/', 'about/'];
      const rows: Record<string, Record<string, number | string>> = {};
      for (const path of kinds) rows[path || 'home'] = rowOf(await measure(home + path));
      console.table(rows);
      const short = Object.keys(rows).filter((path) =>
        Object.entries(PASS).some(([name, least]) => Number(rows[path]?.[name]) < least),
      );
      if (short.length > 0) throw fallenShort(short);
      process.exit(0); // The server would keep the command alive.
    }),
);

/** Lighthouse's report on one page; the browser is the one that CHROME_PATH names. */
async function measure(url: string): Promise<Report> {
  const flags = ['--output=json', '--quiet', '--chrome-flags=--headless=new --no-sandbox --disable-gpu'];
  const lighthouse = promisify(execFile)('node_modules/.bin/lighthouse', [url, ...flags], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse((await lighthouse).stdout);
}

function rowOf({ categories, audits }: Report): Record<string, number | string> {
  const names = Object.keys(PASS) as (keyof typeof PASS)[];
  return {
    ...Object.fromEntries(names.map((name) => [name, Math.round(categories[name].score * 100)])),
    LCP: audits['largest-contentful-paint'].displayValue,
    CLS: audits['cumulative-layout-shift'].displayValue,
  };
}

function fallenShort(paths: readonly string[]): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'page-fell-short',
    what: `${paths.join(', ')}: Lighthouse gives less than it should.`,
    why: `Every kind of page is to reach ${JSON.stringify(PASS)}.`,
    next: 'Open the page’s report with `npx lighthouse <address> --view` and mend what it names.',
  });
}
