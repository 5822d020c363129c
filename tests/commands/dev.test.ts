import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFixture } from '../site/fixture.ts';
import { freePort } from './port.ts';
import { fork, REPOSITORY, startCommand } from './run.ts';

test('dev serves pages and documents, and each change of a template at once', async () => {
  const root = fork((config) => config, readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'));
  const port = await freePort();
  const dev = startCommand('dev', ['--port', String(port)], { AIRLOG_DATA: writeFixture() }, root);
  onTestFinished(() => void dev.kill());
  const [words] = await once(dev.stdout ?? dev, 'data');
  const home = `http://localhost:${port}/airlog/`;
  expect(String(words)).toContain(`Pages are served on ${home} `);
  const read = async (path: string) => (await fetch(home + path)).text();
  expect(await read('shows/2026-03-11/')).toContain('The Guest Who Stayed');
  expect(JSON.parse(await read('shows/2026-03-11.json'))).toMatchObject({ show_id: 20260311 });
  const template = join(root, 'src/pages/feeds/index.astro');
  expect(await read('feeds/')).toContain('<h1>Feeds</h1>');
  writeFileSync(template, readFileSync(template, 'utf8').replace('<h1>Feeds', '<h1>All feeds'));
  await expect.poll(() => read('feeds/')).toContain('<h1>All feeds</h1>');
});
