import './scripts/require-node-24.mjs';
import { defineConfig } from 'vitest/config';

/** The long tests: kills in the middle of a write, thousands of histories. */
export default defineConfig({
  test: {
    globalSetup: ['tests/values/same-surroundings.ts', 'tests/sample/provide.ts', 'tests/site/provide.ts'],
    include: ['**/*.soak.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
  },
});
