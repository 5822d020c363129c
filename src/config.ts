import { AirlogError, hasCode } from '#domain/errors.ts';
import { defineStation, type Station } from '#domain/station.ts';

const FILE = 'station.config.ts';

/** The station of station.config.ts. */
export default await loadStation();

/**
 * Loads the file when this module runs, not while modules are linked: nobody could tell an error then.
 *
 * @throws AirlogError `invalid-config`
 */
async function loadStation(): Promise<Station> {
  const { default: config } = await import('../station.config.ts').catch((error: unknown) => {
    throw error instanceof AirlogError ? error : notRun(error);
  });
  return defineStation(config);
}

function notRun(cause: unknown): AirlogError {
  const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
  const [, line] = /station\.config\.ts:(\d+)/.exec(stack ?? '') ?? [];
  // esbuild tells its name and the place before what is wrong.
  const wrong = message.replace(/^.* ERROR: /s, '');
  return new AirlogError({
    kind: 'usage',
    code: 'invalid-config',
    what: `${FILE} cannot be run.`,
    why: hasCode(cause, 'ERR_MODULE_NOT_FOUND')
      ? 'It is not there, or a file that it asks for is not.'
      : 'It is TypeScript, and something in it is not: often a quote, a comma or a bracket is missing.',
    next: `Mend the place named above; \`git diff ${FILE}\` shows what has changed.`,
    problems: [{ file: FILE, pointer: '', message: line ? `line ${line}: ${wrong}` : wrong }],
    cause,
  });
}
