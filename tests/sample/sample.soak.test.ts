import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import station from '#config';
import { readStatus } from '#snapshot/read.ts';
import { fingerprint, folderInMemory, place } from '../values/folders.ts';
import { generateSample } from './generate.ts';

const SAMPLE = inject('sample');

test('the sample is made again byte for byte, but for what people decided', async () => {
  const folder = folderInMemory();
  cpSync(SAMPLE, folder, { recursive: true });
  const [untouched = '', changed = ''] = readdirSync(join(folder, 'edits')).sort();
  const words = readFileSync(join(folder, 'edits', changed), 'utf8').replace(/"reason": "/, '$&indeed, ');
  place(folder, `edits/${changed}`, words);
  place(folder, 'edits/2026-03-11.json', '{"title": "Mine too"}');
  rmSync(join(folder, 'edits', untouched));
  await generateSample(station, folder);
  const before = fingerprint(SAMPLE);
  const after = fingerprint(folder);
  const differing = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(differing).toEqual([`edits/${changed}`, 'edits/2026-03-11.json', 'status.json'].sort());
  expect(Object.keys(readStatus(folder).value?.sample_edits ?? {})).not.toContain(changed.slice(0, 10));
});
