import { inspect } from 'node:util';
import { type Command, CommanderError } from 'commander';
import { AirlogError, hasCode } from '#domain/errors.ts';
import { problemText } from '#domain/problems.ts';
import { cleanText } from '#domain/text.ts';
import { refusedFile } from '#snapshot/refusal.ts';
import { inLog, tellGitHubError } from './github.ts';
import { demandOwnOptions } from './own-options.ts';

// A station.config.ts with a wrong value throws while modules are still being loaded.
process.on('uncaughtException', (error) => process.exit(report(error)));

// Whoever reads our words may have enough of them (`| head`); the work goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!hasCode(error, 'EPIPE')) throw error;
  });
}

/**
 * Runs a command line to its end. What it throws decides the exit code: 1 a bug, 2 wrong use or config,
 * 3 the source is down or refuses us, 4 invalid data or a guard. A command that tells of trouble and goes
 * on sets the code itself.
 */
export async function run(command: Command): Promise<void> {
  for (const each of [command, ...command.commands]) {
    each.exitOverride().showHelpAfterError('(--help lists what there is)').allowExcessArguments(false);
  }
  try {
    demandOwnOptions(command);
    await command.parseAsync();
  } catch (error) {
    // Not exitCode: after a failed build Astro's compiler would keep the process alive for ever.
    process.exit(report(error));
  }
}

/** Tells people what went wrong. Answers the exit code for it. */
export function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const foreseen = sayWhatFailed(error);
  if (foreseen) besides(() => tellGitHubError(foreseen));
  return foreseen?.exitCode ?? 1;
}

/** Tells somebody else of a failure. Of trouble with that the log tells: the failure is what counts. */
export function besides(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    sayWhatFailed(error);
  }
}

function sayWhatFailed(error: unknown): AirlogError | null {
  const foreseen = error instanceof AirlogError ? error : refusedFile(error);
  console.error(inLog(foreseen ? explain(foreseen) : bugWords(error)));
  return foreseen;
}

function bugWords(error: unknown): string {
  return `This is a bug in airlog; nothing of it is your doing. Please report it with the lines below.\n${inspect(error)}`;
}

/** What happened, where, why, and what to do next. */
export function explain(error: AirlogError): string {
  return [
    `Error: ${cleanText(error.message)} [${error.code}]`,
    ...error.problems.map((problem) => `  ${problemText(problem)}`),
    `Why:   ${error.why}`,
    `Next:  ${error.next}`,
  ].join('\n');
}
