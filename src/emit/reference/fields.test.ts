import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './fields.ts';

test('every field is told with its type and meaning, parts below the whole', () => {
  const schema = z.strictObject({
    schema_version: z.literal(1).describe('Version'),
    day: z.iso.date().nullable().describe('A day'),
    name: z.string().describe('A name').nullable(),
    phase: z.enum(['open', 'final']),
    tracks: z.array(z.strictObject({ position: z.int().describe('Place') })).describe('Lineup'),
  });
  expect(fieldsOf(schema)).toEqual([
    { path: 'schema_version', type: '1', description: 'Version' },
    { path: 'day', type: 'date or null', description: 'A day' },
    { path: 'name', type: 'string or null', description: 'A name' },
    { path: 'phase', type: '"open" or "final"', description: '' },
    { path: 'tracks', type: 'array of object', description: 'Lineup' },
    { path: 'tracks[].position', type: 'integer', description: 'Place' },
  ]);
});
