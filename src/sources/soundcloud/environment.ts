import { z } from 'zod';

/** The address of a host, without a slash at its end. */
export const hostAddress = (host: string) =>
  z
    .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
    .refine((address) => !/[?#@]/.test(address), { error: 'expected an address without ?, # and @' })
    .transform((address) => address.replace(/\/+$/, ''))
    .default(host);

/** What the user agent is made of. */
export const AGENT_VARIABLES = {
  GITHUB_REPOSITORY: z.string().optional(),
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
