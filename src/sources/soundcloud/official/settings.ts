import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { Instant } from '#domain/instant.ts';
import { hostAddress, readVariables, Secret, type Variables } from '#domain/variables.ts';
import type { Patience } from '#sources/patience.ts';
import { AGENT_VARIABLES, userAgentOf } from '#sources/user-agent.ts';

/** A token of the official API: a secret. */
export const Token = z.object({
  // A header can hold nothing else.
  access_token: z.string().regex(/^[\x21-\x7e]+$/, { error: 'expected a token' }),
  expires_at: Instant,
});
export type Token = z.infer<typeof Token>;

/** Keeps the token between runs, wherever the caller likes, but where only this user can read it. */
export interface TokenCache {
  read(): Promise<Token | null>;
  write(token: Token): Promise<void>;
}

/** Where the official API is, and who asks. Addresses have no slash at the end. */
export interface OfficialAccess {
  apiUrl: string;
  authUrl: string;
  clientId: string;
  clientSecret: string;
  userAgent?: string;
}

export interface OfficialSettings extends OfficialAccess {
  /** The clock that tells when a token has expired. */
  now: () => Instant;
  tokenCache?: TokenCache;
  patience?: Partial<Patience>;
}

const OfficialVariables = z.object({
  SOUNDCLOUD_API_URL: hostAddress('https://api.soundcloud.com'),
  SOUNDCLOUD_AUTH_URL: hostAddress('https://secure.soundcloud.com'),
  SOUNDCLOUD_CLIENT_ID: Secret.optional(),
  SOUNDCLOUD_CLIENT_SECRET: Secret.optional(),
  ...AGENT_VARIABLES,
});

/**
 * The access that environment variables give, or null where they hold no credentials.
 *
 * @throws AirlogError `invalid-environment` naming each wrong variable, never its value;
 * `half-credentials` naming the one that is missing
 */
export function readOfficialSettings(environment: Variables): OfficialAccess | null {
  const variables = readVariables(OfficialVariables, environment);
  const { SOUNDCLOUD_CLIENT_ID: clientId, SOUNDCLOUD_CLIENT_SECRET: clientSecret } = variables;
  if (clientId === undefined && clientSecret === undefined) return null;
  if (clientId === undefined) throw halfCredentials('SOUNDCLOUD_CLIENT_ID', 'SOUNDCLOUD_CLIENT_SECRET');
  if (clientSecret === undefined) throw halfCredentials('SOUNDCLOUD_CLIENT_SECRET', 'SOUNDCLOUD_CLIENT_ID');
  return {
    apiUrl: variables.SOUNDCLOUD_API_URL,
    authUrl: variables.SOUNDCLOUD_AUTH_URL,
    clientId,
    clientSecret,
    userAgent: userAgentOf(variables),
  };
}

function halfCredentials(missing: string, given: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'half-credentials',
    what: `${given} is set, ${missing} is not.`,
    why: 'SoundCloud’s official API needs both.',
    next: `Set ${missing} too, or unset ${given} to go without the official API.`,
    problems: [{ file: 'environment', pointer: `/${missing}`, message: 'missing' }],
  });
}
