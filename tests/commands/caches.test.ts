import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { factsOf } from '#domain/track.ts';
import { clientIdCache } from '../../scripts/sync/client-id-cache.ts';
import { pageCache } from '../../scripts/sync/page-cache.ts';
import { tokenCache } from '../../scripts/sync/token-cache.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { someLike } from '../values/shows.ts';

const API = 'https://api-v2.soundcloud.com';
const NOTHING = { id: null, searched_at: null };
const MEMORY = { id: 'abc', searched_at: '2026-03-12T10:00:00Z' };

function cacheFolder() {
  const root = temporaryFolder();
  return { env: { XDG_CACHE_HOME: root }, folder: join(root, 'airlog') };
}

test('what was written is read by the next run, for the same address only', async () => {
  const { env } = cacheFolder();
  expect(await clientIdCache(API, env).read()).toEqual(NOTHING);
  await clientIdCache(API, env).write(MEMORY);
  expect(await clientIdCache(API, env).read()).toMatchObject(MEMORY);
  expect(await clientIdCache('http://127.0.0.1:1', env).read()).toEqual(NOTHING);
});

test.each([{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'node_modules/.relative' }])(
  'the files lie in the home of a user who names no other place in full: %j',
  async (env) => {
    const home = temporaryFolder();
    vi.stubEnv('HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    await clientIdCache(API, env).write(MEMORY);
    expect(readdirSync(join(home, '.cache/airlog'))).toEqual(['web-client-id.json']);
  },
);

test('only the user may read the file, whoever could before', async () => {
  const { env, folder } = cacheFolder();
  const path = join(folder, 'web-client-id.json');
  await clientIdCache(API, env).write(MEMORY);
  chmodSync(path, 0o644);
  await clientIdCache(API, env).write(MEMORY);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['web-client-id.json']);
});

test.each(['', '{', '[]', '{"api":"https://api-v2.soundcloud.com","id":7}'])(
  'a file that holds %j is no cache, and is replaced',
  async (content) => {
    const { env, folder } = cacheFolder();
    await clientIdCache(API, env).write(MEMORY);
    writeFileSync(join(folder, 'web-client-id.json'), content);
    expect(await clientIdCache(API, env).read()).toEqual(NOTHING);
    await clientIdCache(API, env).write(MEMORY);
    expect(await clientIdCache(API, env).read()).toMatchObject(MEMORY);
  },
);

test('a cache folder that cannot be made is done without', async () => {
  const { env } = cacheFolder();
  const file = join(env.XDG_CACHE_HOME, 'a-file');
  writeFileSync(file, '');
  const cache = clientIdCache(API, { XDG_CACHE_HOME: file });
  await cache.write(MEMORY);
  expect(await cache.read()).toEqual(NOTHING);
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(existsSync(join(file, 'airlog'))).toBe(false);
});

describe('the token of the official API', () => {
  const APPLICATION = { clientId: 'TheApplication', authUrl: 'https://secure.soundcloud.com' };
  const TOKEN = { access_token: '2-300000--secret', expires_at: '2026-03-12T11:00:00Z' };

  test('is kept for its application and host alone', async () => {
    const { env } = cacheFolder();
    await tokenCache(APPLICATION, env).write(TOKEN);
    expect(await tokenCache(APPLICATION, env).read()).toEqual(TOKEN);
    expect(await tokenCache({ ...APPLICATION, clientId: 'Another' }, env).read()).toBeNull();
    expect(await tokenCache({ ...APPLICATION, authUrl: 'http://127.0.0.1:1' }, env).read()).toBeNull();
  });

  test('lies in a file that only the user may read, under a name that tells no credential', async () => {
    const { env, folder } = cacheFolder();
    await tokenCache(APPLICATION, env).write(TOKEN);
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^official-token-[0-9a-f]{16}\.json$/);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('pages of likes', () => {
  const { track_id, liked_at, ...rest } = someLike({ track_id: 7, liked_at: '2026-03-12T10:00:00Z' });
  const like = { track_id, liked_at, ...factsOf(rest) };
  const pages = new Map([
    ['1?', { etag: 'W/"1"', page: { likes: [like], dates: [liked_at], next: 'offset=x' } }],
    ['1?offset=x', { etag: '"2"', page: { likes: [], dates: [], next: null } }],
  ]);

  test('are read by the next run as they were, for the same address only', async () => {
    const { env } = cacheFolder();
    expect(await pageCache(API, env).read()).toEqual(new Map());
    await pageCache(API, env).write(pages);
    expect(await pageCache(API, env).read()).toEqual(pages);
    expect(await pageCache('http://127.0.0.1:1', env).read()).toEqual(new Map());
  });

  test.each(['src/domain', 'src/sources/soundcloud'])(
    'that another %s made something of are none',
    async (room) => {
      const { env, folder } = cacheFolder();
      const from = process.cwd();
      process.chdir(env.XDG_CACHE_HOME);
      onTestFinished(() => process.chdir(from));
      for (const each of ['src/domain', 'src/sources/soundcloud']) place('.', `${each}/read.ts`, '1');
      await pageCache(API, env).write(pages);
      expect(await pageCache(API, env).read()).toEqual(pages);
      place('.', `${room}/read.ts`, '2');
      expect(await pageCache(API, env).read()).toEqual(new Map());
      await pageCache(API, env).write(pages);
      const path = join(folder, 'web-likes-pages.json');
      const { reader: _, ...ofNobody } = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify(ofNobody));
      expect(await pageCache(API, env).read()).toEqual(new Map());
    },
  );

  test('of another shape are none', async () => {
    const { env, folder } = cacheFolder();
    await pageCache(API, env).write(pages);
    const path = join(folder, 'web-likes-pages.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"title"', '"name"'));
    expect(await pageCache(API, env).read()).toEqual(new Map());
  });
});
