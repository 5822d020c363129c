import './require-node-24.mjs';
import { run } from './console/command.ts';
import { dev } from 'astro';
import { Command } from 'commander';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { followData } from './dev/follow-data.ts';
import { DEFAULT_PORT, demandPort, portNumber } from './console/serve.ts';

await run(
  new Command('dev')
    .description(
      'Serve pages as they are written, and show each change of a template, a style or the data at once',
    )
    .option('--port <number>', 'port to serve on', portNumber, DEFAULT_PORT)
    .action(async ({ port }: { port: number }) => {
      // Whatever is wrong with the data is told here, before pages are asked for.
      loadCatalog();
      await demandPort(port);
      process.env.ASTRO_TELEMETRY_DISABLED = '1';
      const { address } = await dev({
        server: { port },
        logLevel: 'error',
        integrations: [followData(environment().folder)],
      });
      const home = `http://localhost:${address.port}${environment().base}`;
      console.log(`Pages are served on ${home} (Ctrl+C ends it).`);
    }),
);
