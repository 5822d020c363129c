import { ofetch } from 'ofetch';
import { z } from 'zod';
import { readVariables } from '#domain/variables.ts';
import { tryGit } from '../archive/git.ts';
import { GitHubAddress } from '../workflow/github-api.ts';

/** A repository on GitHub, by its name there. */
export interface HostedRepository {
  owner: string;
  name: string;
}

/** The repository that `origin` leads to; null where it is not on GitHub, undefined without a remote. */
export function hostedRepository(): HostedRepository | null | undefined {
  const { ok, stdout } = tryGit('remote', 'get-url', 'origin');
  if (!ok) return undefined;
  const [, owner, name] =
    /^(?:https:\/\/(?:[^/@]+@)?|ssh:\/\/git@|git@)github\.com[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(
      stdout,
    ) ?? [];
  return owner && name ? { owner, name } : null;
}

/** Where Pages puts a repository's site, unless it has a domain of its own. */
export function pagesAddress({ owner, name }: HostedRepository): { url: string; base: string } {
  const host = `${owner.toLowerCase()}.github.io`;
  return { url: `https://${host}`, base: name.toLowerCase() === host ? '/' : `/${name}/` };
}

const WorkflowState = z.object({ state: z.string() });

/**
 * What GitHub says of a workflow: `active`, `disabled_…`, `absent`, or null when it does not answer.
 *
 * @throws AirlogError `invalid-environment`
 */
export async function workflowState({ owner, name }: HostedRepository, file: string): Promise<string | null> {
  const { GITHUB_API_URL, GH_TOKEN } = readVariables(GitHubAddress, process.env);
  const url = `${GITHUB_API_URL}/repos/${owner}/${name}/actions/workflows/${file}`;
  const headers = GH_TOKEN ? { authorization: `Bearer ${GH_TOKEN}` } : {};
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await ofetch.raw(url, { headers, retry: 0, signal, ignoreResponseError: true });
    if (response.status === 404) return 'absent';
    return WorkflowState.parse(response._data).state;
  } catch {
    return null;
  }
}
