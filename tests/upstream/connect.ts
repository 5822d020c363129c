import { onTestFinished } from 'vitest';
import type { Instant } from '#domain/instant.ts';
import type { LikeSource } from '#domain/source.ts';
import { type OfficialSettings, readOfficialSettings } from '#sources/soundcloud/official/settings.ts';
import { soundCloudOfficial } from '#sources/soundcloud/official.ts';
import { readWebSettings, type WebSettings } from '#sources/soundcloud/web/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import type { Manners } from './manners.ts';
import { startUpstream, type Upstream } from './server.ts';
import type { World } from './world.ts';

/**
 * Patience of a test: the usual number of tries, one right after the other. A healthy answer has long to
 * come, since the machine may be busy.
 */
export const QUICK = { retries: 5, timeoutMs: 30_000, baseDelayMs: 1 };

/** How long a test waits for what never comes. */
const SHORT_MS = 500;

/** {@link QUICK}, and short as long as the upstream is to keep silent. */
export function patienceWith(upstream: Pick<Upstream, 'faults'>, retries = QUICK.retries): typeof QUICK {
  return {
    ...QUICK,
    retries,
    get timeoutMs() {
      const isSilent = upstream.faults.some(
        ({ respond, times }) => (respond === 'silence' || respond === 'stall') && times !== 0,
      );
      return isSilent ? SHORT_MS : QUICK.timeoutMs;
    },
  };
}

/** An address at which nobody listens: no port that is given out or that anyone may take. */
export const NOBODY = 'http://127.0.0.1:2';

/** When the tests of the official API take place. */
export const NOW: Instant = '2026-03-13T12:00:00Z';

/** An upstream that lives as long as the test. */
export async function openUpstream(world: World, manners?: Partial<Manners>): Promise<Upstream> {
  const upstream = await startUpstream(world, manners);
  onTestFinished(() => upstream.close());
  return upstream;
}

/** The web source, pointed at the upstream by its environment alone. */
export function webSource(upstream: Pick<Upstream, 'env'>, settings: Partial<WebSettings> = {}): LikeSource {
  return soundCloudWeb({ ...readWebSettings({ ...upstream.env }), patience: QUICK, ...settings });
}

/** The variables that hold the credentials the upstream accepts. */
function credentialsOf({ manners: { official } }: Pick<Upstream, 'manners'>) {
  return { SOUNDCLOUD_CLIENT_ID: official.clientId, SOUNDCLOUD_CLIENT_SECRET: official.clientSecret };
}

/** The official source, pointed at the upstream by its environment alone. */
export function officialSource(
  upstream: Pick<Upstream, 'env' | 'manners'>,
  settings: Partial<OfficialSettings> = {},
): LikeSource {
  const access = readOfficialSettings({ ...upstream.env, ...credentialsOf(upstream) });
  if (!access) throw new Error('the upstream has no credentials');
  return soundCloudOfficial({ ...access, now: () => NOW, patience: QUICK, ...settings });
}
