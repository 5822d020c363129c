import { Temporal } from 'temporal-polyfill';
import { AirlogError } from '#domain/errors.ts';
import { fromTemporal } from '#domain/instant.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Patience } from '#sources/patience.ts';
import { readOfficialSettings } from '#sources/soundcloud/official/settings.ts';
import { soundCloudOfficial } from '#sources/soundcloud/official.ts';
import { readWebSettings } from '#sources/soundcloud/web/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import { clientIdCache } from './client-id-cache.ts';
import { pageCache } from './page-cache.ts';
import { tokenCache } from './token-cache.ts';

/** `auto` is the web source, and the official one behind it where there are credentials. */
export const SOURCE_CHOICES = ['auto', 'web', 'official'] as const;
export type SourceChoice = (typeof SOURCE_CHOICES)[number];

/**
 * The sources of a choice, in the order in which they are asked, as the environment sets them up.
 *
 * @throws AirlogError `no-credentials`
 */
export function sourcesOf(choice: SourceChoice, patience: Partial<Patience> = {}): LikeSource[] {
  const official = choice === 'web' ? null : officialSource(patience);
  if (choice === 'official' && official === null) throw noCredentials();
  return [choice === 'official' ? null : webSource(patience), official].filter((source) => source !== null);
}

function webSource(patience: Partial<Patience>): LikeSource {
  const settings = readWebSettings(process.env);
  return soundCloudWeb({
    ...settings,
    clientIdCache: clientIdCache(settings.apiV2Url),
    pageCache: pageCache(settings.apiV2Url),
    now,
    patience,
  });
}

function officialSource(patience: Partial<Patience>): LikeSource | null {
  const access = readOfficialSettings(process.env);
  return access && soundCloudOfficial({ ...access, tokenCache: tokenCache(access), now, patience });
}

/** What tokens and searches expire by is the machine's clock, whatever moment the archive is made for. */
function now() {
  return fromTemporal(Temporal.Now.instant());
}

function noCredentials(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-credentials',
    what: 'The official source was asked for, and no credentials are set.',
    why: 'SoundCloud’s official API answers registered applications only.',
    next: 'Set SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET, or use `--source web`.',
  });
}
