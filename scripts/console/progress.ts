import { Presets, SingleBar } from 'cli-progress';
import type { OnPage } from '#sync/report.ts';

/** Shows how far a long reading has come, on the terminal's error stream. */
export interface ReadingProgress {
  show: OnPage;
  stop(): void;
}

/** Nothing is drawn before this page: a daily run is over by then. */
const WORTH_SHOWING = 2;

/** A bar of pages, likes and the oldest date reached; in a log, a line now and then. */
export function readingProgress(): ReadingProgress {
  const bar = new SingleBar(
    {
      format: 'Reading likes {bar} {value} likes · {pages} pages · back to {oldest}',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      // The library's own handler stops the bar and swallows the signal that should end the process.
      gracefulExit: false,
    },
    Presets.rect,
  );
  let running = false;
  return {
    show({ pages, likes, oldest, expected }) {
      if (pages < WORTH_SHOWING) return;
      const total = Math.max(expected ?? 0, likes);
      const shown = { pages, oldest: oldest?.slice(0, 10) ?? '?' };
      if (!running) bar.start(total, likes, shown);
      else bar.setTotal(total);
      bar.update(likes, shown);
      running = true;
    },
    stop() {
      if (running) bar.stop();
    },
  };
}
