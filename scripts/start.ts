import './require-node-24.mjs';
import { explain, run } from './console/command.ts';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import { reportText } from '#sync/words.ts';
import { ORDINARY_WISH } from '#sync/sync.ts';
import { buildWithProgress } from './console/run-build.ts';
import { runSync } from './sync/run-sync.ts';
import { DEFAULT_PORT, demandPort, portNumber, serveSite } from './console/serve.ts';

/** Somebody is waiting: what does not answer at the second try is left for later. */
const PATIENCE = { retries: 1 };

await run(
  new Command('start')
    .description('Sync if SoundCloud answers, build the site, and serve it')
    .option('--port <number>', 'port to serve on', portNumber, DEFAULT_PORT)
    .action(async ({ port }: { port: number }) => {
      await demandPort(port);
      console.log('Reading the likes from SoundCloud …');
      const refusal = await syncOrRefusal();
      console.log('Building the site …');
      const { catalog } = await buildWithProgress();
      if (refusal) console.log(`\n${insteadOf(catalog.status.source, catalog.status.last_success)}`);
      console.log(`The archive is served on ${await serveSite(port)} (Ctrl+C ends it).`);
    }),
);

/** The error of a sync that the source or a guard stopped; the archive can be shown all the same. */
async function syncOrRefusal(): Promise<AirlogError | null> {
  try {
    console.log(reportText(await runSync(ORDINARY_WISH, 'auto', PATIENCE)));
    return null;
  } catch (error) {
    if (!(error instanceof AirlogError) || error.kind === 'usage' || error.kind === 'invalid') throw error;
    console.error(explain(error));
    return error;
  }
}

function insteadOf(source: string, lastSuccess: string): string {
  return source === 'sample'
    ? 'SoundCloud gave no likes, so this is the sample station: an invented year of shows.'
    : `SoundCloud gave no likes, so this is the archive as of the last success, ${lastSuccess}.`;
}
