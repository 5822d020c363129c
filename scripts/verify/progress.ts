import { Bar } from '../console/progress.ts';

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
  const bar = new Bar('Downloading {bar} {percentage} % · {megabytes} of {all} MB');
  let expected = 0;
  let received = 0;
  const show = () => {
    if (expected < WORTH_SHOWING) return;
    // What is asked for again is received again.
    const come = Math.min(received, expected);
    bar.show(come, expected, { megabytes: (come / 1e6).toFixed(1), all: (expected / 1e6).toFixed(1) });
  };
  return {
    expect(bytes) {
      expected = bytes;
      show();
    },
    add(bytes) {
      received += bytes;
      show();
    },
    stop: () => bar.stop(),
  };
}
