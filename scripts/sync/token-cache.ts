import { hash } from 'node:crypto';
import { type OfficialAccess, Token, type TokenCache } from '#sources/soundcloud/official/settings.ts';
import { cacheFile } from './cache-file.ts';

/** Keeps the official API's token between runs: one file for each application and host of tokens. */
export function tokenCache(
  { clientId, authUrl }: Pick<OfficialAccess, 'clientId' | 'authUrl'>,
  env?: NodeJS.ProcessEnv,
): TokenCache {
  const owner = hash('sha256', `${clientId}\n${authUrl}`).slice(0, 16);
  const file = cacheFile(`official-token-${owner}.json`, Token, env);
  return {
    read: async () => file.read(),
    write: async (token) => file.write(token),
  };
}
