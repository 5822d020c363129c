import fc from 'fast-check';
import { test } from 'vitest';
import { LINEUP_PROPERTIES } from '#tests/values/lineup-properties.ts';

test.each(LINEUP_PROPERTIES)('$name', ({ property }) => {
  fc.assert<unknown>(property, { numRuns: 500 });
});
