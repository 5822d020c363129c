import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { tellFailure } from '../../scripts/workflow/failure-issue.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from '../commands/run.ts';
import { apiOf, type GitHub, startGitHub, TOKEN } from '../github.ts';
import { temporaryFolder } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { withHub } from './hub.ts';
import { git } from './remote.ts';
import { parseOutputs, textOf } from './steps.ts';

const OTHER = '0'.repeat(40);

describe('plan', () => {
  let GIT_DIR: string;
  let head: string;
  beforeEach(() => {
    const checkout = temporaryFolder();
    GIT_DIR = join(checkout, '.git');
    git(checkout, 'init', '--quiet');
    git(checkout, 'commit', '--quiet', '--allow-empty', '--message', 'feat: begin');
    head = git(checkout, 'rev-parse', 'HEAD');
  });

  /** A live site that answers this for /commit.txt, or tells that it has none. */
  async function liveSite(commit: string | null): Promise<string> {
    const site = createServer((request, response) => {
      const isThere = commit !== null && request.url?.startsWith('/airlog/commit.txt?at=');
      response.writeHead(isThere ? 200 : 404).end(isThere ? commit : undefined);
    });
    return listenForTest(site);
  }

  async function plan(live: string | null, github: GitHub, token = TOKEN, root = REPOSITORY) {
    const GITHUB_OUTPUT = join(temporaryFolder(), 'output');
    const SITE_URL = await liveSite(live);
    const env = { ...github.env, ...token, GIT_DIR, GITHUB_OUTPUT, GITHUB_ACTIONS: 'true', SITE_URL };
    const outcome = await runCommand('plan', [], env, root);
    return { ...outcome, outputs: parseOutputs(textOf(GITHUB_OUTPUT)) };
  }

  const deployed = (sha: string) => [{ id: 1, environment: 'github-pages', sha, state: 'success' as const }];

  test('does not publish what is live, whatever GitHub knows of deployments', async () => {
    const github = Object.assign(await startGitHub(), { deployments: deployed(OTHER) });
    expect(await plan(`${head}\n`, github)).toEqual({
      code: 0,
      stdout: `The live site was built from ${head}; nothing to publish.\n`,
      stderr: '',
      outputs: { commit: head, publish: 'false', announce: 'false', told: 'false' },
    });
  });

  test('publishes another commit than the live one, and knows of the issue of a failure', async () => {
    const github = await startGitHub();
    await tellFailure(apiOf(github), { job: 'sync', problem: 'x' }, 'https://run.example');
    expect(await plan(OTHER, github)).toMatchObject({
      code: 0,
      stdout: `The live site was built from ${OTHER}; to be published: ${head}.\n`,
      outputs: { publish: 'true', told: 'true' },
    });
  });

  test('takes what GitHub deployed for live where the site answers with a page', async () => {
    const github = Object.assign(await startGitHub(), { deployments: deployed(head) });
    expect(await plan('<!doctype html>', github)).toMatchObject({ code: 0, outputs: { publish: 'false' } });
  });

  test('publishes where neither the site nor GitHub tells, with two warnings', async () => {
    const config = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
    const root = forkWithoutSite((text) => withHub(text, 'https://hub.example/'), config);
    const { stderr, ...told } = await plan(null, await startGitHub(), { GH_TOKEN: 'another' }, root);
    expect(told).toEqual({
      code: 0,
      stdout: `The live site was built from no commit that is known; to be published: ${head}.\n`,
      outputs: { commit: head, publish: 'true', announce: 'true', told: 'false' },
    });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^::warning::GitHub refused: .*404\. Not Found The site is built anew\.$/),
      expect.stringMatching(/^::warning::GitHub refused: .*404\. Not Found An issue that is open stays open/),
      '',
    ]);
  });

  test('publishes where a login page answers in place of GitHub, with two warnings', async () => {
    const login = createServer((_, response) => void response.end('<!doctype html>'));
    const GITHUB_API_URL = await listenForTest(login);
    const github = await startGitHub();
    const told = await plan(null, { ...github, env: { ...github.env, GITHUB_API_URL } });
    expect(told).toMatchObject({ code: 0, outputs: { publish: 'true', told: 'false' } });
    expect(told.stderr.match(/^::warning::GitHub’s answer to GET .* is not JSON\./gm)).toHaveLength(2);
  });

  test('is of no use without a token', async () => {
    const { code, stderr, outputs } = await plan(null, await startGitHub(), { GH_TOKEN: '' });
    expect({ code, outputs }).toEqual({ code: 2, outputs: {} });
    expect(stderr).toContain('lacks GH_TOKEN.');
  });
});
