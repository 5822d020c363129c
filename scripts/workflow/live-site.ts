import { ofetch } from 'ofetch';
import { environment } from '#site/environment.ts';

/** The text of a file of the live site, or null when the site does not answer with one in time. */
export async function liveText(path: string, timeoutMs = 10_000): Promise<string | null> {
  const { siteUrl, base } = environment();
  const query = { at: Date.now() }; // Pages keeps answers for ten minutes, by address.
  try {
    return await ofetch(`${siteUrl}${base}${path}`, {
      query,
      responseType: 'text',
      retry: 1,
      signal: AbortSignal.timeout(timeoutMs), // Unlike ofetch's own time-out it covers the body too.
    });
  } catch {
    return null;
  }
}
