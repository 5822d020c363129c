import { Presets, SingleBar } from 'cli-progress';
import type { Wait } from '#sources/patience.ts';
import type { OnPage } from '#sync/report.ts';

/** Shows how far long work has come, on the terminal's error stream; in a log, a line now and then. */
export interface Progress<Shown extends unknown[]> {
  show(...come: Shown): void;
  stop(): void;
}

/** Nothing is drawn before this page: a daily run is over by then. */
const PAGES_WORTH_SHOWING = 2;

/** Nothing is drawn of a build that is over by then, in milliseconds. */
const WAIT_WORTH_SHOWING = 2_000;

/** A bar of pages, likes and the oldest date reached. Waits are told too: nobody sees what a still bar waits for. */
export function readingProgress(): Progress<Parameters<OnPage>> & { onWait(wait: Wait): void } {
  const bar = new Bar('Reading likes {bar} {value} likes · {pages} pages{reach}');
  return {
    show({ pages, likes, oldest, expected }) {
      if (pages < PAGES_WORTH_SHOWING) return;
      const reach = oldest === null ? '' : ` · back to ${oldest.slice(0, 10)}`;
      bar.show(likes, Math.max(expected ?? 0, likes), { pages, reach });
    },
    onWait({ host, trouble, ms, tries, retries }) {
      bar.stop();
      const seconds = Math.max(1, Math.round(ms / 1000));
      process.stderr.write(`${host}: ${trouble}; asking again in ${seconds} s (${tries} of ${retries})\n`);
    },
    stop: () => bar.stop(),
  };
}

/** A bar of the files that are rendered or kept, of a build that began at a moment of `performance.now()`. */
export function buildingProgress(begun: number = performance.now()): Progress<[files: number, all: number]> {
  const bar = new Bar('Building {bar} {value} of {total} files');
  return {
    show(files, all) {
      if (performance.now() - begun > WAIT_WORTH_SHOWING) bar.show(files, all);
    },
    stop: () => bar.stop(),
  };
}

/** A bar that appears when there is something to show, on the error stream; in a log, a line now and then. */
export class Bar {
  readonly #bar: SingleBar;

  constructor(format: string) {
    this.#bar = new SingleBar(
      {
        format,
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 5_000,
      },
      Presets.rect,
    );
  }

  show(value: number, total: number, words: object = {}): void {
    if (this.#bar.isActive) this.#bar.setTotal(total);
    else this.#bar.start(total, value, words);
    this.#bar.update(value, words);
  }

  stop(): void {
    this.#bar.stop();
  }
}
