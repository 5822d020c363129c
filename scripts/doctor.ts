import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { type Finding, lookAt } from './doctor/finding.ts';
import { config, credentials, data, soundCloud } from './doctor/here.ts';
import { pages, remote, workflow } from './doctor/hosting.ts';
import { paragraph, verdictOf } from './doctor/words.ts';

/** In the order in which a station is set up: what comes first is to be mended first. */
const EXAMINATIONS = [config, soundCloud, credentials, data, remote, workflow, pages];

await run(
  new Command('doctor')
    .description(
      'Look at config, SoundCloud, data, git, workflow and site, and say what is missing, in order',
    )
    .action(async () => {
      const findings: Finding[] = [];
      for (const examination of EXAMINATIONS) {
        const finding = await lookAt(examination);
        findings.push(finding);
        console.log(paragraph(examination.subject, finding));
      }
      console.log(`\n${verdictOf(findings)}`);
      process.exitCode = Math.max(...findings.map(({ exitCode }) => exitCode));
    }),
);
