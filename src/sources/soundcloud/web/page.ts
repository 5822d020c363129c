import { z } from 'zod';
import { jsonIn } from '../answers.ts';
import type { WebSettings } from './settings.ts';

const HYDRATION = /window\.__sc_hydration\s*=\s*/;
const SCRIPT_TAG = /<script\b([^>]*)/gi;
const SRC = /(?:^|\s)src\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** `google_client_id` and `apple_id_client_id` stand beside it: the boundary tells them apart. */
const IN_SCRIPT = /(?<![\w$])client_id"?\s*:\s*"([A-Za-z0-9]{16,64})"/;
const IN_MOBILE_PAGE = /"clientId"\s*:\s*"([A-Za-z0-9]{16,64})"/;
const REAL_ASSETS_HOST = 'a-v2.sndcdn.com';

const Hydration = z.array(z.looseObject({ hydratable: z.string() }));
const ApiClient = z.object({
  hydratable: z.literal('apiClient'),
  data: z.object({ id: z.string().regex(/^[A-Za-z0-9]{16,64}$/) }),
});

/**
 * The client id among the page's hydration entries. The array ends with its script element, not at
 * the first `];`, which a text in it may hold.
 */
export function idInHydration(page: string): string | null {
  const start = HYDRATION.exec(page);
  if (!start) return null;
  const from = start.index + start[0].length;
  const end = page.indexOf('</script', from);
  const entries = Hydration.safeParse(jsonIn(page.slice(from, end).trim().replace(/;$/, '')));
  const clients = (entries.data ?? []).map((entry) => ApiClient.safeParse(entry).data?.data.id);
  return clients.find((id) => id !== undefined) ?? null;
}

export function idInScript(script: string): string | null {
  return IN_SCRIPT.exec(script)?.[1] ?? null;
}

export function idInMobilePage(page: string): string | null {
  return IN_MOBILE_PAGE.exec(page)?.[1] ?? null;
}

/** The page's own scripts in its order, asked from the configured host; foreign ones are left out. */
export function scriptUrls(
  page: string,
  { webUrl, assetsUrl }: Pick<WebSettings, 'webUrl' | 'assetsUrl'>,
): URL[] {
  return [...page.matchAll(SCRIPT_TAG)].flatMap(([, attributes = '']) => {
    const src = SRC.exec(attributes);
    const url = src && URL.parse(src[1] ?? src[2] ?? '', webUrl);
    if (!url) return [];
    if (url.hostname === REAL_ASSETS_HOST) return [new URL(`${assetsUrl}${url.pathname}${url.search}`)];
    return url.href.startsWith(`${assetsUrl}/`) ? [url] : [];
  });
}
