/** How long and how often a request is tried. */
export interface Patience {
  /** Tries after the first. */
  retries: number;
  /** For one try: connection, headers and body. */
  timeoutMs: number;
  /** The first wait between two tries; it doubles from try to try. */
  baseDelayMs: number;
  /** The longest wait between two tries; who asks for more is asked again by the next run. */
  longestWaitMs: number;
  /** Told before each wait, for people who would think that nothing goes on. */
  onWait?: (wait: Wait) => void;
}

/** A wait between two tries. */
export interface Wait {
  /** Who is asked again after it. */
  host: string;
  /** What the last try met: `status 503`. */
  trouble: string;
  ms: number;
  /** Tries so far. */
  tries: number;
  /** How many follow at most. */
  retries: number;
}

export const PATIENCE: Patience = {
  retries: 5,
  timeoutMs: 20_000,
  baseDelayMs: 500,
  longestWaitMs: 120_000,
};

export function backoffMs(tries: number, { baseDelayMs, longestWaitMs }: Patience): number {
  return Math.min(baseDelayMs * 2 ** (tries - 1), longestWaitMs) * (0.5 + Math.random() / 2);
}
