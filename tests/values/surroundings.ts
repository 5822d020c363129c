import { onTestFinished, vi } from 'vitest';

/** Sets variables of this process until the test ends; those that are undefined are unset. */
export function surroundings(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}
