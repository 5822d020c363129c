import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { count } from '#domain/in-figures.ts';
import { problemText } from '#domain/problems.ts';
import { type Finding, lookAt } from './doctor/finding.ts';
import { config, credentials, data, soundCloud } from './doctor/here.ts';
import { pages, remote, workflow } from './doctor/hosting.ts';

/** In the order in which a station is set up: what comes first is to be mended first. */
const EXAMINATIONS = [config, soundCloud, credentials, data, remote, workflow, pages];

const SIGNS = { well: '✓', missing: '✗', unknown: '?' };
const INDENT = ' '.repeat(15);

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

function paragraph(subject: string, { verdict, words, next, problems = [] }: Finding): string {
  const lines = [
    `${SIGNS[verdict]} ${subject.padEnd(INDENT.length - 2)}${words}`,
    ...problems.map((problem) => `${INDENT}${problemText(problem)}`),
    ...(next ? [`${INDENT}Next: ${next}`] : []),
  ];
  return lines.join('\n');
}

function verdictOf(findings: readonly Finding[]): string {
  const number = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const open = number('unknown');
  const unasked = open > 0 ? ` ${count(open, 'question')} could not be asked: see the marks “?”.` : '';
  const wrong = number('missing');
  if (wrong === 0)
    return `${open > 0 ? 'Nothing is missing as far as could be seen.' : 'All is well.'}${unasked}`;
  return `${count(wrong, 'thing')} ${wrong === 1 ? 'is' : 'are'} missing; begin with the first.${unasked}`;
}
