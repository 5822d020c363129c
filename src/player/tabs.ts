const CHANNEL = 'airlog:player';

/** The same archive in other tabs of this browser: only one of them is to be heard. */
export class OtherTabs {
  readonly #channel = new BroadcastChannel(CHANNEL);

  /** @param fallSilent is called when another tab has begun to play */
  constructor(fallSilent: () => void) {
    this.#channel.addEventListener('message', fallSilent);
  }

  /** Silences the others. */
  silence(): void {
    this.#channel.postMessage('playing');
  }
}
