import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { environment } from '#site/environment.ts';
import { generateSample } from '#tests/sample/generate.ts';

await run(
  new Command('sample')
    .description('Make the sample station anew: an invented year of shows, always the same')
    .option('--pictured', 'name covers that SoundCloud does not have: for npm run lighthouse alone')
    .action(async (options: { pictured?: true }) => {
      const { folder } = environment();
      const { syncs } = await generateSample(station, folder, options);
      console.log(
        `The sample station lies in ${folder}/, made by ${syncs} syncs with an invented SoundCloud.`,
      );
    }),
);
