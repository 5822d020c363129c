import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import station from '#config';
import { schemaFiles } from '../scripts/console/schema-files.ts';

const ajv = addFormats(new Ajv2020({ strictTypes: false }));
const committed = new Map(
  readdirSync('schemas')
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(join('schemas', name), 'utf8')]),
);
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

test('schemas/ is what `npm run schemas` writes', () => {
  expect(committed).toEqual(schemaFiles());
});

const accepts = (name: string, value: unknown): boolean => {
  const schema = JSON.parse(committed.get(`${name}.json`) ?? '');
  return Boolean((ajv.getSchema(schema.$id) ?? ajv.compile(schema))(value));
};

describe('somebody else’s validator accepts by the schemas', () => {
  const edits = readdirSync('data/edits').map((name) => `data/edits/${name}`);
  const shows = readdirSync('data/shows', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `data/shows/${name}`);

  test('every file of data/, and the station', () => {
    expect(edits.filter((path) => !accepts('edits', read(path)))).toEqual([]);
    expect(shows.filter((path) => !accepts('show', read(path)))).toEqual([]);
    expect(accepts('status', read('data/status.json'))).toBe(true);
    expect(accepts('station', station)).toBe(true);
  });

  test.each<[string, object]>([
    ['an unknown field', { titel: 'T' }],
    ['an edit without a reason', { lineup: [{ remove: 1 }] }],
    ['two edits in one', { lineup: [{ remove: 1, move: 2, position: 1, reason: 'x' }] }],
    ['a place below 1', { lineup: [{ move: 1, position: 0, reason: 'x' }] }],
    ['an address that is none', { lineup: [{ add: 'a track', reason: 'x' }] }],
  ])('and not %s', (_what, file) => {
    expect(accepts('edits', file)).toBe(false);
  });
});

describe('an editor finds the schema of a file', () => {
  test('by its path', () => {
    const settings = read('.vscode/settings.json') as { 'json.schemas': { url: string }[] };
    const named = settings['json.schemas'].map(({ url }) => url.replace('./schemas/', ''));
    expect([...committed.keys()]).toEqual(expect.arrayContaining(named));
  });

  test('by what the file says', () => {
    for (const name of readdirSync('data/edits')) {
      const { $schema } = read(`data/edits/${name}`) as { $schema: string };
      expect(join('data/edits', $schema)).toBe('schemas/edits.json');
    }
  });
});
