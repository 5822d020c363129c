import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AirlogError } from '#domain/errors.ts';
import { median } from './median.ts';
import type { PictureHost } from './picture-host.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const AUDITS = {
  LCP: 'largest-contentful-paint',
  CLS: 'cumulative-layout-shift',
  TBT: 'total-blocking-time',
  bytes: 'total-byte-weight',
} as const;

/** Scores from 0 to 100, LCP and TBT in milliseconds, CLS without a unit, bytes as they came over the wire. */
export type Figures = Record<(typeof CATEGORIES)[number] | keyof typeof AUDITS, number>;

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

const BROWSER = ['--headless=new', '--no-sandbox', '--disable-gpu'];
const LONGEST_REPORT = 64 * 1024 * 1024;

/**
 * Lets Lighthouse load a page as a phone on simulated slow 4G, in the browser that CHROME_PATH names.
 *
 * @param unlisted the page keeps itself out of search engines on purpose
 * @param pictures what answers for SoundCloud's pictures
 * @throws AirlogError `lighthouse-failed`
 */
export async function measure(
  address: string,
  unlisted: boolean,
  pictures: Pick<PictureHost, 'flags'>,
): Promise<Figures> {
  const browser = `--chrome-flags=${[...BROWSER, ...pictures.flags].join(' ')}`;
  const flags = ['--output=json', '--quiet', browser, ...(unlisted ? ['--skip-audits=is-crawlable'] : [])];
  const report = await reportOn(address, flags);
  const scores = CATEGORIES.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]);
  const figures = Object.entries(AUDITS).map(([name, audit]) => [name, report.audits[audit]?.numericValue]);
  return Object.fromEntries([...scores, ...figures]);
}

/** Figure by figure the middle of several runs. */
export function medianOf(runs: readonly [Figures, ...Figures[]]): Figures {
  const names = Object.keys(runs[0]) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))])) as Figures;
}

async function reportOn(address: string, flags: readonly string[]): Promise<Report> {
  const lighthouse = promisify(execFile)('node_modules/.bin/lighthouse', [address, ...flags], {
    maxBuffer: LONGEST_REPORT,
  });
  const { stdout } = await lighthouse.catch((cause) => {
    throw failed(address, String(cause.stderr || cause.message).trim(), cause);
  });
  const report: Report = JSON.parse(stdout);
  if (report.runtimeError) throw failed(address, report.runtimeError.message, report.runtimeError);
  return report;
}

function failed(address: string, why: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'lighthouse-failed',
    what: `Lighthouse could not measure ${address}.`,
    why,
    next: 'Set CHROME_PATH to a Chromium of this machine, and try again.',
    cause,
  });
}
