import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { DEFAULT_PORT, demandPort, portNumber, serveSite } from './console/serve.ts';

await run(
  new Command('preview')
    .description('Serve dist/ as it was built')
    .option('--port <number>', 'port to serve on', portNumber, DEFAULT_PORT)
    .action(async ({ port }: { port: number }) => {
      await demandPort(port);
      console.log(`The archive is served on ${await serveSite(port)} (Ctrl+C ends it).`);
    }),
);
