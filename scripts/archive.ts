import './require-node-24.mjs';
import { besides, explain, run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { AirlogError } from '#domain/errors.ts';
import { environment } from '#site/environment.ts';
import { keepArchive } from './archive/keep.ts';
import { pullRequestRoute, stationBranch } from './archive/pull-request.ts';
import { currentBranch, pushRoute } from './archive/route.ts';
import { syncArguments } from './archive/wishes.ts';
import { githubApi } from './workflow/github-api.ts';
import { setOutput } from './workflow/output.ts';

await run(
  new Command('archive')
    .description('Sync, commit what changed below data/, and push it: what the schedule runs')
    .addHelpText('after', '\nARCHIVE_FULL, _SINCE, _SOURCE, _ALLOW_SHRINK and _LINKS say how to sync.')
    .action(async () => {
      try {
        const { code, problem } = await keepArchive(environment().folder, route(), syncArguments());
        setOutput('problem', problem);
        process.exitCode = code;
      } catch (error) {
        if (error instanceof AirlogError) besides(() => setOutput('problem', explain(error)));
        throw error;
      }
    }),
);

function route() {
  return station.upkeep.mode === 'push'
    ? pushRoute(currentBranch())
    : pullRequestRoute(stationBranch(), githubApi());
}
