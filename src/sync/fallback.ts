import { AirlogError } from '#domain/errors.ts';
import type { LikeSource } from '#domain/source.ts';
import type { SyncReport } from './report.ts';

interface Failed {
  source: LikeSource;
  error: AirlogError;
}

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
  const failures: Failed[] = [];
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

function allFailed(failures: readonly Failed[]): AirlogError {
  const [first, ...others] = failures;
  if (!first) throw new Error('a sync needs a source');
  if (others.length === 0) return first.error;
  const { kind, code, message, why, problems } = first.error;
  const also = others.map(
    ({ source, error }) => `The ${source.name} source failed as well [${error.code}]: ${error.message}`,
  );
  return new AirlogError({
    kind,
    code,
    what: [message, ...also].join(' '),
    why,
    next: remediesFor(failures),
    problems,
    cause: first.error,
  });
}

/** What helps each source; that another would do instead is no advice where that one failed too. */
function remediesFor(failures: readonly Failed[]): string {
  const remedies = [...new Set(failures.map(({ error }) => error.remedy))];
  if (remedies.length === 1) return remedies.join();
  return failures.map(({ source, error }) => `For the ${source.name} source: ${error.remedy}`).join(' ');
}
