import { appendFileSync } from 'node:fs';
import { AirlogError } from '#domain/errors.ts';
import type { Variables } from '#domain/variables.ts';

/**
 * Adds to a file by which GitHub Actions is told something; where its variable is not set, nobody is.
 *
 * @throws AirlogError `cannot-tell-github`
 */
export function addToJobFile(
  variable: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY',
  text: string,
  env: Variables,
): void {
  const path = env[variable];
  if (!path) return;
  try {
    appendFileSync(path, text);
  } catch (cause) {
    throw cannotTell(variable, path, cause as Error);
  }
}

function cannotTell(variable: string, path: string, cause: Error): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'cannot-tell-github',
    what: `${variable} names ${path}, which cannot be written.`,
    why: `${cause.message}.`,
    next: 'Let it name a file that this user may write, or unset it; GitHub’s runner sets it by itself.',
    cause,
  });
}
