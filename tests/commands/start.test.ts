import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFixture } from '../site/fixture.ts';
import { freePort } from './port.ts';
import { fork, forkWithoutSite, REPOSITORY, runCommand, startCommand } from './run.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');

test('start and configure tell once of an archive that is another user’s', async () => {
  const AIRLOG_DATA = writeFixture();
  const toSomebodyElse = (config: string) => config.replace('soundcloud_user_id: ', 'soundcloud_user_id: 1');
  const root = forkWithoutSite(toSomebodyElse, CONFIG);
  const port = String(await freePort());
  const { code, stdout, stderr } = await runCommand('start', ['--port', port], { AIRLOG_DATA }, root);
  expect(code).toBe(4);
  expect(stderr.match(/\[other-user\]/g)).toHaveLength(1);
  expect(stdout).not.toContain('Building');
  const configured = await runCommand('configure', [], { AIRLOG_DATA }, root);
  expect(configured).toMatchObject({ code: 4, stderr: expect.stringContaining('configure -- --fresh') });
});

test('start serves the sample and says so when SoundCloud cannot be reached', {
  timeout: 90_000,
}, async () => {
  const root = fork((config) => config, CONFIG);
  cpSync(writeFixture('sample'), join(root, 'data'), { recursive: true });
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const port = await freePort();
  const env = {
    SOUNDCLOUD_WEB_URL: nowhere,
    SOUNDCLOUD_MOBILE_URL: nowhere,
    SOUNDCLOUD_API_V2_URL: nowhere,
  };
  const child = startCommand('start', ['--port', String(port)], env, root, { detached: true });
  onTestFinished(() => void process.kill(-(child.pid ?? 0)));
  let words = '';
  const served = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      words += chunk;
      if (words.includes('is served on')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`start ended: ${words}`)));
  });
  await served;

  expect(words).toContain('SoundCloud could not be reached');
  expect(words).toContain('this is the sample station');
  const home = `http://localhost:${port}/airlog/`;
  expect(words).toContain(`The archive is served on ${home}`);
  const first = await fetch(home);
  expect(await first.text()).toContain('This is a sample');
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  });
  const again = await fetch(home, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect(await (await fetch(`${home}playlist.json`)).json()).toMatchObject({ slug: '2026-03-18' });
  expect(await (await fetch(`${home}shows/2026-03-11`)).text()).toContain('The Guest Who Stayed');
  const missing = await fetch(`${home}nothing-here/`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('Nick the Rat Radio');
  expect((await fetch(`http://localhost:${port}/`)).url).toBe(home);
});
