import { expect, test } from 'vitest';
import { deployedCommit } from '../../scripts/workflow/deployment.ts';
import { apiOf, type Deployment, startGitHub } from '../github.ts';

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
  github.deployments = deployments;
  expect(await deployedCommit(apiOf(github))).toBe(expected);
});
