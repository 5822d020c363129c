import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { changesMarkdown, changesText } from './changes/archive-changes.ts';
import { readableShowsAt } from './changes/shows-at.ts';
import { addToSummary, inLog } from './console/github.ts';

await run(
  new Command('explain')
    .description('Say in words what the data folder does to the archive, compared with another commit')
    .option('--base <commit>', 'branch, tag or hash to compare with', 'HEAD')
    .action(({ base }: { base: string }) => {
      const catalog = loadCatalog();
      // Where that commit's files are broken or of another schedule, what follows it may well be what mends them.
      const before = readableShowsAt(base, environment().folder, catalog);
      if (before === null) {
        const words = `The archive of ${base} cannot be read with the code and the config here, so there is nothing to compare with.`;
        addToSummary(`### What this changes\n\n${words}\n`);
        return console.log(words);
      }
      addToSummary(`### What this changes\n\n${changesMarkdown(before, catalog.shows)}`);
      console.log(inLog(changesText(before, catalog.shows)));
    }),
);
