import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { hostedRepository, pagesAddress, workflowState } from '../../scripts/doctor/github.ts';
import { temporaryFolder } from '../values/folders.ts';
import { git } from '../workflows/remote.ts';

afterEach(() => void vi.unstubAllEnvs());

test('the repository on GitHub is read from any address that git takes for it', () => {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet');
  vi.stubEnv('GIT_DIR', `${folder}/.git`);
  expect(hostedRepository()).toBeUndefined();
  git(folder, 'remote', 'add', 'origin', 'nowhere');
  const found = (url: string) => {
    git(folder, 'config', 'remote.origin.url', url);
    return hostedRepository();
  };
  for (const url of [
    'https://github.com/Some-body/my.archive',
    'https://github.com/Some-body/my.archive.git',
    'https://github.com/Some-body/my.archive/',
    'https://Some-body:secret@github.com/Some-body/my.archive.git',
    'git@github.com:Some-body/my.archive.git',
    'ssh://git@github.com/Some-body/my.archive.git',
  ]) {
    expect({ url, found: found(url) }).toEqual({ url, found: { owner: 'Some-body', name: 'my.archive' } });
  }
  for (const url of [
    'https://codeberg.org/Some-body/my.archive.git',
    'https://mirror.example/https://github.com/Some-body/my.archive',
    'https://github.com.example.org/Some-body/my.archive',
    'https://github.com/Some-body',
    'https://github.com/Some-body/my.archive/tree/main',
    '../github.com/Some-body/my.archive',
  ]) {
    expect({ url, found: found(url) }).toEqual({ url, found: null });
  }
});

test.each([
  ['Some-body', 'Archive', { url: 'https://some-body.github.io', base: '/Archive/' }],
  ['Some-body', 'Some-Body.github.io', { url: 'https://some-body.github.io', base: '/' }],
  ['Some-body', 'other.github.io', { url: 'https://some-body.github.io', base: '/other.github.io/' }],
])('Pages puts the site of %s/%s where it does', (owner, name, address) => {
  expect(pagesAddress({ owner, name })).toEqual(address);
});

describe('the state of a workflow', () => {
  test.each([
    ['as GitHub tells it', 200, { state: 'disabled_inactivity' }, 'disabled_inactivity'],
    ['absent where there is none, or none for strangers', 404, { message: 'Not Found' }, 'absent'],
    ['unknown past the limit of questions', 403, { message: 'API rate limit exceeded' }, null],
    ['unknown in an answer of another shape', 200, [], null],
  ])('is %s', async (_, status, answer, state) => {
    const asked: (string | undefined)[] = [];
    const told: IncomingHttpHeaders[] = [];
    const server = createServer(({ url, headers }, response) => {
      asked.push(url);
      told.push(headers);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    vi.stubEnv('GITHUB_API_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const repository = { owner: 'somebody', name: 'archive' };
    for (const token of ['', 'the-token']) {
      vi.stubEnv('GH_TOKEN', token);
      expect(await workflowState(repository, 'archive.yml')).toBe(state);
    }
    expect(asked).toEqual(Array(2).fill('/repos/somebody/archive/actions/workflows/archive.yml'));
    expect(told.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer the-token']);
  });
});
