const CHANNEL = 'airlog:player';

/** The same archive in other tabs of this browser: only one of them is to be heard. */
export class OtherTabs {
  readonly #channel = openChannel();

  /** @param fallSilent is called when another tab has begun to play */
  constructor(fallSilent: () => void) {
    this.#channel?.addEventListener('message', fallSilent);
  }

  /** Silences the others. */
  silence(): void {
    this.#channel?.postMessage('playing');
  }
}

/** A browser that keeps nothing for a site refuses its tabs to speak with each other, too. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}
