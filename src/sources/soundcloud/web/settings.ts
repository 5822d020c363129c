import { z } from 'zod';
import type { Instant } from '#domain/instant.ts';
import { hostAddress, readVariables, type Variables } from '#domain/variables.ts';
import type { Patience } from '#sources/patience.ts';
import { AGENT_VARIABLES, userAgentOf } from '#sources/user-agent.ts';
import type { PageCache } from './kept-pages.ts';

/** What is known of the web client id from one run to the next. */
export interface ClientIdMemory {
  id: string | null;
  /** When the last search for an id began, whether or not it found one. */
  searched_at: Instant | null;
}

/** Keeps that memory, wherever the caller likes. */
export interface ClientIdCache {
  read(): Promise<ClientIdMemory>;
  write(memory: ClientIdMemory): Promise<void>;
}

/** What the web source needs to know. Addresses have no slash at the end. */
export interface WebSettings {
  webUrl: string;
  assetsUrl: string;
  mobileUrl: string;
  apiV2Url: string;
  /** Use this client id instead of finding one. */
  clientId?: string;
  clientIdCache?: ClientIdCache;
  pageCache?: PageCache;
  /** The clock that keeps searches for an id an hour apart; without it they are not kept apart. */
  now?: () => Instant;
  userAgent?: string;
  patience?: Partial<Patience>;
}

const WebVariables = z.object({
  SOUNDCLOUD_WEB_URL: hostAddress('https://soundcloud.com'),
  SOUNDCLOUD_ASSETS_URL: hostAddress('https://a-v2.sndcdn.com'),
  SOUNDCLOUD_MOBILE_URL: hostAddress('https://m.soundcloud.com'),
  SOUNDCLOUD_API_V2_URL: hostAddress('https://api-v2.soundcloud.com'),
  SOUNDCLOUD_WEB_CLIENT_ID: z
    .string()
    .regex(/^[\w-]+$/, { error: 'expected letters and digits' })
    .optional(),
  ...AGENT_VARIABLES,
});

/**
 * The settings that environment variables give; what is unset has its default.
 *
 * @throws AirlogError `invalid-environment` naming each wrong variable, never its value
 */
export function readWebSettings(environment: Variables): WebSettings {
  const variables = readVariables(WebVariables, environment);
  return {
    webUrl: variables.SOUNDCLOUD_WEB_URL,
    assetsUrl: variables.SOUNDCLOUD_ASSETS_URL,
    mobileUrl: variables.SOUNDCLOUD_MOBILE_URL,
    apiV2Url: variables.SOUNDCLOUD_API_V2_URL,
    ...(variables.SOUNDCLOUD_WEB_CLIENT_ID && { clientId: variables.SOUNDCLOUD_WEB_CLIENT_ID }),
    userAgent: userAgentOf(variables),
  };
}
