import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { count } from '#domain/in-figures.ts';
import { links } from '#site/urls.ts';
import { PUSHED_FEEDS } from '#emit/feeds/pushed.ts';
import { warn } from './console/github.ts';
import { pingHub } from './workflow/websub.ts';

await run(
  new Command('announce')
    .description('Tell the WebSub hub of station.config.ts, if there is one, that the feeds may have news')
    .action(async () => {
      const { websub_hub: hub } = station;
      if (!hub) return console.log('station.config.ts names no WebSub hub: nobody is told.');
      const refusals = await pingHub(
        hub,
        PUSHED_FEEDS.map((path) => links.at(path)),
      );
      for (const refusal of refusals) warn(refusal);
      const told = PUSHED_FEEDS.length - refusals.length;
      console.log(`The hub ${hub} was told of ${count(told, 'feed')}.`);
    }),
);
