import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a download has come, on the terminal's error stream. */
export interface DownloadProgress {
  expect(bytes: number): void;
  add(bytes: number): void;
  stop(): void;
}

/** Less than this is over before anybody looks. */
const WORTH_SHOWING = 2e6;

/** A bar of megabytes; in a log, a line now and then. */
export function downloadProgress(): DownloadProgress {
  const bar = new SingleBar(
    {
      format: 'Downloading {bar} {percentage} % · {megabytes} of {all} MB',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      gracefulExit: false,
    },
    Presets.rect,
  );
  let expected = 0;
  let received = 0;
  const shown = () => ({ megabytes: (received / 1e6).toFixed(1), all: (expected / 1e6).toFixed(1) });
  return {
    expect(bytes) {
      expected = bytes;
      if (expected >= WORTH_SHOWING) bar.start(expected, 0, shown());
    },
    add(bytes) {
      received += bytes;
      if (bar.isActive) bar.update(Math.min(received, expected), shown());
    },
    stop: () => bar.stop(),
  };
}
