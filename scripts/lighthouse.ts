import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command, Option } from 'commander';
import { type Artist, artistsOf } from '#domain/artists.ts';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';
import { yearOf } from '#domain/window.ts';
import { loadCatalog } from '#site/catalog.ts';
import { type Figures, measure, medianOf } from './measure/lighthouse.ts';
import { type PictureHost, servePictures } from './measure/picture-host.ts';
import { serveSite } from './console/serve.ts';

/** The least a page may score. */
const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
/** The most that the page of a show may take: LCP in milliseconds. */
const MOST_OF_SHOW = { LCP: 1200, CLS: 0.02 };

interface Kind {
  /** From the site's root. */
  path: (richest: Richest) => string;
  /** Kept out of search engines on purpose. */
  unlisted?: true;
  most?: Partial<Figures>;
}

/** Of what there are many, the one that has most to show. */
interface Richest {
  show: CatalogShow;
  artist: Artist;
}

const KINDS: Readonly<Record<string, Kind>> = {
  home: { path: () => '' },
  show: { path: ({ show }) => `shows/${show.slug}/`, most: MOST_OF_SHOW },
  shows: { path: () => 'shows/' },
  artist: { path: ({ artist }) => `artists/${artist.slug}/` },
  artists: { path: () => 'artists/' },
  year: { path: ({ show }) => `years/${yearOf(show.slug)}/` },
  stats: { path: () => 'stats/' },
  search: { path: () => 'search/' },
  about: { path: () => 'about/' },
  again: { path: () => 'again/' },
  'on-this-day': { path: () => 'on-this-day/' },
  random: { path: () => 'random/', unlisted: true },
  feeds: { path: () => 'feeds/' },
  api: { path: () => 'api/' },
  'not-found': { path: () => '404.html', unlisted: true },
  embed: { path: ({ show }) => `embed/${show.slug}/`, unlisted: true },
};

await run(
  new Command('lighthouse')
    .description('Measure every kind of page of dist/ as a phone on slow 4G; exit 4 when one falls short')
    .addOption(
      new Option('--only <kind...>', 'measure these kinds of page alone').choices(Object.keys(KINDS)),
    )
    .action(async ({ only = Object.keys(KINDS) }: { only?: string[] }) => {
      const richest = richestIn(loadCatalog());
      const place = { home: await serveSite(0, 'tenMinutes'), pictures: await servePictures() };
      const rows: Record<string, Record<string, string | number>> = {};
      const problems: Problem[] = [];
      for (const [name, kind] of Object.entries(KINDS).filter(([name]) => only.includes(name))) {
        const path = kind.path(richest);
        const figures = await figuresOf(place, path, kind);
        rows[name] = rowOf(figures);
        for (const message of shortcomings(figures, kind))
          problems.push({ file: path || '/', pointer: '', message });
      }
      console.table(rows);
      if (problems.length > 0) throw fallenShort(problems);
      process.exit(0); // The servers would keep the command alive.
    }),
);

function richestIn(catalog: Catalog): Richest {
  const [show] = catalog.shows.toSorted((a, b) => b.tracks.length - a.tracks.length);
  const [artist] = artistsOf(catalog).toSorted((a, b) => b.plays.length - a.plays.length);
  if (!show || !artist) throw nothingToMeasure();
  return { show, artist };
}

/** The figures of one run, or the medians of three where one run is not enough to judge by. */
async function figuresOf(
  { home, pictures }: { home: string; pictures: PictureHost },
  path: string,
  kind: Kind,
): Promise<Figures> {
  const again = () => measure(home + path, kind.unlisted ?? false, pictures);
  const first = await again();
  const suffices = !kind.most && shortcomings(first, kind).length === 0;
  return suffices ? first : medianOf([first, await again(), await again()]);
}

function shortcomings(figures: Figures, { most = {} }: Kind): string[] {
  const entries = (limits: Partial<Figures>) => Object.entries(limits) as [keyof Figures, number][];
  return [
    ...entries(LEAST).flatMap(([name, least]) =>
      figures[name] < least ? [`${name} is ${figures[name]}, and ${least} is the least`] : [],
    ),
    ...entries(most).flatMap(([name, limit]) =>
      figures[name] > limit ? [`${name} is ${figures[name].toFixed(3)}, and ${limit} is the most`] : [],
    ),
  ];
}

function rowOf({ LCP, CLS, TBT, bytes, ...scores }: Figures): Record<string, string | number> {
  return {
    ...scores,
    LCP: `${(LCP / 1000).toFixed(2)} s`,
    CLS: Number(CLS.toFixed(3)),
    TBT: `${Math.round(TBT)} ms`,
    bytes: `${Math.round(bytes / 1000)} kB`,
  };
}

function nothingToMeasure(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'nothing-to-measure',
    what: 'No show of this archive has a track yet.',
    why: 'There is neither a page of an artist nor a show with something to show.',
    next: 'Sync first, or measure the sample: `AIRLOG_DATA=.cache/sample npm run sample`, and the same for build and lighthouse.',
  });
}

function fallenShort(problems: readonly Problem[]): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'page-fell-short',
    what: 'Lighthouse gives a page less than it should.',
    why: 'A listener on a slow phone would wait, or somebody would be kept out.',
    next: 'Serve the site with `npm run preview`, open the report with `npx lighthouse <address> --view`, and mend what it names.',
    problems,
  });
}
