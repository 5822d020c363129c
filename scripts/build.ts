import './require-node-24.ts';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { count } from '#domain/errors.ts';
import { statsOf } from '#domain/stats.ts';
import { buildSite } from './console/site.ts';

await run(
  new Command('build').description('Build the site into dist/').action(async () => {
    const started = performance.now();
    const catalog = await buildSite();
    const { shows, plays } = statsOf(catalog);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Built ${count(shows, 'show')} with ${count(plays, 'track')} into dist/ in ${seconds} s.`);
    if (catalog.status.source === 'sample')
      console.log('This is the sample station; `npm run sync` replaces it.');
  }),
);
