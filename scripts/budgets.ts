import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';
import { environment } from '#site/environment.ts';
import { dearestPages, SHOW_PAGE_BUDGET } from './measure/budgets.ts';
import { OUT_FOLDER } from './build/out-folder.ts';

await run(
  new Command('budgets')
    .description('Weigh the pages in dist/ and refuse a show page that is too heavy; exit 4')
    .action(() => {
      const kinds = dearestPages(OUT_FOLDER, environment().base);
      console.table(Object.fromEntries(kinds));
      const cost = kinds.get('shows/…/');
      if (!cost) throw nothingToWeigh();
      const problems = Object.entries(SHOW_PAGE_BUDGET).flatMap(([kind, budget]) => {
        const bytes = cost[kind as keyof typeof SHOW_PAGE_BUDGET];
        const message = `${kind} weighs ${bytes} bytes, the budget is ${budget}`;
        return bytes > budget ? [{ file: 'dist/shows/', pointer: '', message }] : [];
      });
      if (problems.length > 0) throw tooHeavy(problems);
    }),
);

function nothingToWeigh(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'nothing-built',
    what: 'There is no show page in dist/ to weigh.',
    why: 'The site has not been built yet.',
    next: 'Run `npm run build` first.',
  });
}

function tooHeavy(problems: readonly Problem[]): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'page-too-heavy',
    what: 'A show page weighs more than it may.',
    why: 'A listener on a slow phone waits for every byte.',
    next: 'Take out what is not needed before Play is pressed, or load it later.',
    problems,
  });
}
