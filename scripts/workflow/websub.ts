import { FetchError, type FetchOptions, ofetch } from 'ofetch';
import { reasonOf } from '../console/reason.ts';

const PING: FetchOptions = {
  method: 'POST',
  redirect: 'error', // Most redirects lose the body, and a page at the new address looks like success.
  retry: 1,
  retryDelay: 1_000,
};

/**
 * Tells a WebSub hub that the topics may have news. How a publisher does so is between the two of them;
 * this is what hubs have taken since PubSubHubbub. A hub that fails costs its readers some minutes and
 * nothing else: the answer is a sentence for each topic that it did not take.
 */
export async function pingHub(hub: string, topics: readonly string[], timeoutMs = 15_000): Promise<string[]> {
  const refusals: string[] = [];
  for (const topic of topics) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic });
    try {
      await ofetch(hub, { ...PING, body, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      refusals.push(
        `The hub ${hub} did not take ${topic}: ${refusalOf(error)}. Readers that rely on it ask later.`,
      );
    }
  }
  return refusals;
}

function refusalOf(error: unknown): string {
  return error instanceof FetchError && error.status ? `it answered ${error.status}` : reasonOf(error);
}
