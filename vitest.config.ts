import './scripts/require-node-24.mjs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/values/longest-first.ts';

export default defineConfig({
  test: {
    // For two cores: tests wait for servers, disks and browsers, and another one takes their turn.
    maxWorkers: 3,
    // A fresh process for each file takes 40 s more in all; a test puts back what it changes of its process.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: [
      'tests/values/memory.ts',
      'tests/values/same-surroundings.ts',
      'tests/sample/provide.ts',
      'tests/site/provide.ts',
    ],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/*.soak.test.ts', 'node_modules/**', 'dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
