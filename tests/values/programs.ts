import { spawnSync } from 'node:child_process';

/**
 * Whether tests that need a program of the system are left out: in CI a missing one is a failure, elsewhere
 * it only leaves its tests out.
 */
export function without(...programs: readonly string[]): boolean {
  const missing = programs.some((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  return missing && process.env.CI !== 'true';
}
