import { z } from 'zod';
import type { GitHubApi } from './github-api.ts';

/** Where GitHub keeps what was deployed to Pages. */
const ENVIRONMENT = 'github-pages';

const Deployments = z.array(z.object({ id: z.int(), sha: z.string() }));
const Statuses = z.array(z.object({ state: z.string() }));

/**
 * The commit under which GitHub knows the newest deployment to Pages, or null unless that succeeded. It is
 * the one that its run began with: what was deployed is that commit, or one that the run made after it.
 */
export async function deployedCommit(github: GitHubApi): Promise<string | null> {
  const newest = { environment: ENVIRONMENT, per_page: 1 };
  const [deployment] = await github('/deployments', Deployments, { query: newest });
  if (!deployment) return null;
  const path = `/deployments/${deployment.id}/statuses`;
  const [status] = await github(path, Statuses, { query: { per_page: 1 } });
  return status?.state === 'success' ? deployment.sha : null;
}
