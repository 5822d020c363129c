import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launch, withoutBrowser } from '../site/chromium.ts';
import { writeFixture } from '../site/fixture.ts';
import { place } from '../values/folders.ts';
import { freePort } from './port.ts';
import { fork, REPOSITORY, startCommand } from './run.ts';

describe('dev', () => {
  let root: string;
  let data: string;
  let home: string;
  let told = '';

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'airlog-test-'));
    fork((config) => config, readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'), root);
    data = writeFixture();
    const port = await freePort();
    const dev: ChildProcess = startCommand(
      'dev',
      ['--port', String(port)],
      { AIRLOG_DATA: relative(root, data) },
      root,
    );
    dev.stderr?.on('data', (words) => (told += words));
    const [words] = await once(dev.stdout ?? dev, 'data');
    home = `http://localhost:${port}/airlog/`;
    expect(String(words)).toContain(`Pages are served on ${home} `);
    return async () => {
      dev.kill();
      await once(dev, 'close');
      rmSync(root, { recursive: true });
    };
  });

  const read = async (path: string) => (await fetch(home + path)).text();

  const replace = (file: string, from: string, to: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

  const giveTitle = (title: unknown) => place(data, 'edits/2026-03-04.json', JSON.stringify({ title }));

  test('serves pages and documents', async () => {
    expect(await read('shows/2026-03-11/')).toContain('The Guest Who Stayed');
    expect(JSON.parse(await read('shows/2026-03-11.json'))).toMatchObject({ show_id: 20260311 });
  });

  test('shows each change of a template at once', async () => {
    expect(await read('feeds/')).toContain('<h1>Feeds</h1>');
    replace(join(root, 'src/pages/feeds/index.astro'), '<h1>Feeds', '<h1>All feeds');
    await expect.poll(() => read('feeds/')).toContain('<h1>All feeds</h1>');
  });

  test('shows each change of the data, and tells of what is not valid', async () => {
    giveTitle('A Night by the Sea');
    await expect.poll(() => read('shows/2026-03-04/')).toContain('A Night by the Sea');
    giveTitle(3);
    await expect.poll(() => told).toContain('edits/2026-03-04.json /title: Invalid input: expected string');
    expect(await read('shows/2026-03-04/')).toContain('A Night by the Sea');
    giveTitle('A Night by the Lake');
    await expect.poll(() => read('shows/2026-03-04/')).toContain('A Night by the Lake');
  });

  test('shows each change of the config', async () => {
    replace(join(root, 'station.config.ts'), 'Nick the Rat Radio', 'The Owl Hour');
    await expect.poll(() => read('shows/2026-03-11/')).toContain('The Owl Hour');
    expect(await read('shows/2026-03-11/')).not.toContain('Nick the Rat Radio');
  });

  test.skipIf(withoutBrowser)('has a page that is open loaded anew', async () => {
    const browser = await launch();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${home}shows/2026-03-04/`);
    giveTitle('A Night by the Brook');
    await page.getByRole('heading', { name: 'A Night by the Brook' }).waitFor();
  });
});
