import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { close, listenOnLoopback, portOf } from '../../scripts/console/loopback.ts';
import { place } from '../values/folders.ts';
import { freePort } from './port.ts';
import { forkWithoutSite, REPOSITORY, runCommand, startCommand } from './run.ts';

/** What a browser is told of an address: the status, and the text or where else to look. */
async function answersOf(port: number, paths: readonly string[]): Promise<Record<string, string>> {
  const answers = paths.map(async (path) => {
    const response = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' });
    const told = response.headers.get('location') ?? (await response.text());
    return [path, `${response.status} ${told}`.trim()] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

test.each([
  [
    '/archive/',
    {
      '/': '302 /archive/',
      '/?q=1': '302 /archive/?q=1',
      '/archive?q=1': '302 /archive/?q=1',
      '/archive?q=who?': '302 /archive/?q=who?',
      '/archive/?q=1': '200 home',
      '/archive/shows/2026-03-11/?q=1': '200 show',
      '/archive/shows/2026-03-11?q=1': '302 /archive/shows/2026-03-11/?q=1',
      '/archive/artists/夜': '302 /archive/artists/%E5%A4%9C/',
      '/archive/artists/%E5%A4': expect.stringMatching(/^400 /),
      '/archive/shows': '404 lost',
      '/archive/shows/': '404 lost',
      '/archive/empty.json': '200 {}',
      '/archive/empty': '404 lost',
      '/archive/../package.json': '404',
      '/empty.json': '404',
      '/elsewhere/shows/2026-03-11': '404',
    },
  ],
  [
    '/',
    {
      '/': '200 home',
      '/?q=1': '200 home',
      '/shows/2026-03-11': '302 /shows/2026-03-11/',
      '/shows/2026-03-11/': '200 show',
      '/nothing': '404 lost',
    },
  ],
])('preview serves dist/ below %s as Pages would', async (base, answers) => {
  const root = forkWithoutSite(
    (config) => config,
    readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
  );
  for (const [path, text] of Object.entries({
    'index.html': 'home',
    '404.html': 'lost',
    'empty.json': '{}',
    'shows/2026-03-11/index.html': 'show',
    'artists/夜/index.html': 'artist',
  })) {
    place(root, `dist/${path}`, text);
  }
  const port = await freePort();
  const preview = startCommand('preview', ['--port', String(port)], { BASE_PATH: base }, root);
  onTestFinished(() => void preview.kill());
  const [words] = await once(preview.stdout ?? preview, 'data');
  expect(String(words)).toContain(`is served on http://localhost:${port}${base} `);
  expect(await answersOf(port, Object.keys(answers))).toEqual(answers);
  place(root, 'dist/shows/2026-03-11/index.html', 'built again');
  const { headers } = await fetch(`http://localhost:${port}${base}shows/2026-03-11/`, { method: 'HEAD' });
  expect(headers.get('cache-control'), 'who builds again sees what has changed').toBe('no-cache');
  expect(await answersOf(port, [`${base}shows/2026-03-11/`])).toEqual({
    [`${base}shows/2026-03-11/`]: '200 built again',
  });
});

const hasBoth = Object.values(networkInterfaces()).some((at) => at?.some(({ address }) => address === '::1'));

test.skipIf(!hasBoth)('preview answers at both addresses of localhost, or at neither', async () => {
  const root = forkWithoutSite(
    (config) => config,
    readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
  );
  place(root, 'dist/index.html', 'home');
  const settings = { BASE_PATH: '/' };
  const port = await freePort();
  const preview = startCommand('preview', ['--port', String(port)], settings, root);
  onTestFinished(() => void preview.kill());
  await once(preview.stdout ?? preview, 'data');
  for (const host of ['127.0.0.1', '[::1]']) {
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('home');
  }
  for (const host of ['127.0.0.1', '::1']) {
    const taken = await freePort();
    const other = createServer().listen(taken, host);
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { code, stderr } = await runCommand('preview', ['--port', String(taken)], settings, root);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`Port ${taken} cannot be used`)]);
  }
});

test('a server is closed beside a browser that keeps a connection on which it asks for nothing', async () => {
  const servers = await listenOnLoopback(0);
  const socket = connect(portOf(servers) ?? 0, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(servers[0] as Server, 'connection');
  await Promise.all([...servers.map(close), once(socket, 'close')]);
});
