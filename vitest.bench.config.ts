import './scripts/require-node-24.mjs';
import { defineConfig } from 'vitest/config';

/** Rehearsals that are timed; their tables are the result. */
export default defineConfig({
  test: {
    globalSetup: ['tests/values/same-surroundings.ts', 'tests/sample/provide.ts'],
    include: ['tests/**/*.bench.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
