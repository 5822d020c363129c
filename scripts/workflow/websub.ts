import { FetchError, ofetch } from 'ofetch';

/**
 * Tells a WebSub hub that the topics may have news. How a publisher does so is between the two of them;
 * this is what hubs have taken since PubSubHubbub. A hub that fails costs its readers some minutes and
 * nothing else: the answer is a sentence for each topic that it did not take.
 */
export async function pingHub(hub: string, topics: readonly string[]): Promise<string[]> {
  const refusals: string[] = [];
  for (const topic of topics) {
    const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic });
    try {
      await ofetch(hub, { method: 'POST', body, retry: 1, retryDelay: 1_000, timeout: 15_000 });
    } catch (error) {
      refusals.push(
        `The hub ${hub} did not take ${topic}: ${reasonOf(error)}. Readers that rely on it ask later.`,
      );
    }
  }
  return refusals;
}

function reasonOf(error: unknown): string {
  if (error instanceof FetchError && error.status) return `it answered ${error.status}`;
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  return reason instanceof Error ? reason.message : String(reason);
}
