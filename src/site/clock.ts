import { Temporal } from 'temporal-polyfill';
import { fromTemporal, type Instant } from '#domain/instant.ts';

// As with the catalog, the global object is what a command and Astro's bundle share.
const STOPPED_AT = Symbol.for('airlog.clock');
const stopped = globalThis as { [STOPPED_AT]?: Instant };

/** The moment it is, or at which the clock was stopped. */
export function now(): Instant {
  return stopped[STOPPED_AT] ?? fromTemporal(Temporal.Now.instant());
}

/** Stops the clock of this thread: what several threads make together is made for one moment. */
export function stopClock(moment: Instant = fromTemporal(Temporal.Now.instant())): Instant {
  stopped[STOPPED_AT] = moment;
  return moment;
}

/** Lets the clock of this thread go on. */
export function startClock(): void {
  delete stopped[STOPPED_AT];
}
