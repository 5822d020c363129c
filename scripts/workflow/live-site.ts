import { ofetch } from 'ofetch';
import { environment } from '#site/environment.ts';

/** The text of a file of the live site, or null when the site does not answer with one. */
export async function liveText(path: string): Promise<string | null> {
  const { siteUrl, base } = environment();
  const query = { at: Date.now() }; // Pages keeps answers for ten minutes, by address.
  try {
    return await ofetch(`${siteUrl}${base}${path}`, {
      query,
      responseType: 'text',
      retry: 1,
      timeout: 10_000,
    });
  } catch {
    return null;
  }
}
