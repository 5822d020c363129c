import { z } from 'zod';
import { RepositoryName } from '#domain/variables.ts';

/** What the user agent is made of. */
export const AGENT_VARIABLES = {
  GITHUB_REPOSITORY: RepositoryName.optional(),
  npm_package_version: z.string().optional(),
};

/** Names the project and, where a repository runs it, whom to write to. */
export function userAgentOf(variables: {
  npm_package_version?: string | undefined;
  GITHUB_REPOSITORY?: string | undefined;
}): string {
  const { npm_package_version: version, GITHUB_REPOSITORY: repository } = variables;
  const project = version ? `airlog/${version}` : 'airlog';
  return repository ? `${project} (+https://github.com/${repository})` : project;
}
