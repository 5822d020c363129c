import { AirlogError } from '#domain/errors.ts';
import type { LikeSource } from '#domain/source.ts';
import type { SyncReport } from './report.ts';

/**
 * Syncs from the first source that answers. Only trouble with a source leads to the next one: wrong
 * config, invalid files or a guard would meet every source alike.
 *
 * @throws AirlogError of the first source, with what the others said
 */
export async function syncFromFirst(
  sources: readonly LikeSource[],
  syncFrom: (source: LikeSource) => Promise<SyncReport>,
): Promise<SyncReport> {
  const failures: { source: LikeSource; error: AirlogError }[] = [];
  for (const source of sources) {
    try {
      const report = await syncFrom(source);
      const warnings = failures.map(
        ({ source: { name }, error }) =>
          `The ${name} source failed [${error.code}], so likes were read from the ${source.name} source: ${error.message}`,
      );
      return { ...report, warnings: [...warnings, ...report.warnings] };
    } catch (error) {
      if (!(error instanceof AirlogError) || error.exitCode !== 3) throw error;
      failures.push({ source, error });
    }
  }
  throw allFailed(failures);
}

function allFailed(failures: readonly { source: LikeSource; error: AirlogError }[]): AirlogError {
  const [first, ...others] = failures;
  if (!first) throw new Error('a sync needs a source');
  if (others.length === 0) return first.error;
  const { kind, code, message, why, next, problems } = first.error;
  const also = others.map(
    ({ source, error }) => `The ${source.name} source failed as well [${error.code}]: ${error.message}`,
  );
  return new AirlogError({
    kind,
    code,
    what: [message, ...also].join(' '),
    why,
    next,
    problems,
    cause: first.error,
  });
}
