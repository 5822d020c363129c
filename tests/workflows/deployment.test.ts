import { expect, onTestFinished, test } from 'vitest';
import { deployedCommit } from '../../scripts/workflow/deployment.ts';
import { githubApi } from '../../scripts/workflow/github-api.ts';
import { type Deployment, REPOSITORY_NAME, startGitHub } from './github.ts';

const of = (sha: string, change: Partial<Deployment> = {}): Deployment => ({
  id: Number(sha),
  environment: 'github-pages',
  sha,
  state: 'success',
  ...change,
});

test.each<[string, Deployment[], string | null]>([
  ['nothing', [], null],
  ['what was deployed last', [of('2'), of('1')], '2'],
  ['a newest deployment that failed', [of('2', { state: 'failure' }), of('1')], null],
  ['a deployment to somewhere else', [of('2', { environment: 'staging' }), of('1')], '1'],
])('of %s GitHub tells the commit', async (_, deployments, expected) => {
  const github = await startGitHub();
  onTestFinished(github.close);
  github.deployments = deployments;
  const env = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY_NAME, GH_TOKEN: 'the-token' };
  const api = githubApi(env);
  if (!api) throw new Error('there is no API');
  expect(await deployedCommit(api)).toBe(expected);
});
