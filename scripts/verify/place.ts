import { createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AirlogError } from '#domain/errors.ts';
import { MANIFEST_FILE } from '#snapshot/manifest.ts';
import { reasonOf } from '../console/reason.ts';
import type { DownloadProgress } from './progress.ts';
import { readManifest } from './read-manifest.ts';

const TOGETHER = 8;
const TRIES = 3;
/** How long a site may say nothing. */
const PATIENCE_MS = 30_000;

/** Where a release is fetched from and to, and how patiently. */
interface Download {
  site: string;
  folder: string;
  patienceMs: number;
  /** Is told of bytes as they come. */
  tell: (bytes: number) => void;
}

/**
 * What somebody named: a site, whose address ends in a slash, or a folder.
 *
 * @throws AirlogError `no-such-folder`
 */
export function folderOrSite(place: string): { site: string; folder: null } | { site: null; folder: string } {
  if (/^https?:\/\//.test(place) && URL.canParse(place)) {
    const { origin, pathname } = new URL(place);
    const folder = pathname.replace(/manifest\.json$/, '').replace(/\/*$/, '/');
    return { site: `${origin}${folder}`, folder: null };
  }
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) return { site: null, folder: place };
  throw new AirlogError({
    kind: 'usage',
    code: 'no-such-folder',
    what: `${place} is neither an address nor a folder that is here.`,
    why: 'An address begins with http:// or https://; anything else is taken for a folder.',
    next: 'Name a site, `npm run verify -- https://user.github.io/repo/`, or build one first: `npm run build && npm run verify -- dist`.',
  });
}

/**
 * Fetches a manifest and all it vouches for into an empty folder. What the site says it does not have
 * is left out.
 *
 * @throws AirlogError `site-unreachable`
 */
export async function downloadRelease(
  site: string,
  folder: string,
  progress: DownloadProgress,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const wanted = { site, folder, patienceMs, tell: progress.add };
  await download({ ...wanted, tell: () => undefined }, MANIFEST_FILE);
  const { manifest } = readManifest(folder);
  if (!manifest) return;
  progress.expect(manifest.files.reduce((sum, file) => sum + file.bytes, 0));
  const waiting = manifest.files.map(({ path }) => path);
  const fetchNext = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await download(wanted, path);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, fetchNext));
}

async function download(wanted: Download, path: string): Promise<void> {
  const url = `${wanted.site}${path.split('/').map(encodeURIComponent).join('/')}`;
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await save(url, join(wanted.folder, posix.normalize(path)), wanted);
    } catch (cause) {
      if (left === 0) throw unreachable(url, cause);
    }
  }
}

/** A file that the site does not have is not there afterwards. */
async function save(url: string, place: string, { patienceMs, tell }: Download): Promise<void> {
  const silence = new AbortController();
  const lost = () => silence.abort(new Error(`it said nothing for ${patienceMs / 1000} seconds`));
  const timer = setTimeout(lost, patienceMs);
  const hear = (bytes: number) => {
    timer.refresh();
    tell(bytes);
  };
  try {
    await saveAnswer(url, place, silence.signal, hear);
  } finally {
    clearTimeout(timer);
  }
}

async function saveAnswer(
  url: string,
  place: string,
  signal: AbortSignal,
  hear: (bytes: number) => void,
): Promise<void> {
  const headers = { 'accept-encoding': 'identity', 'cache-control': 'no-cache' };
  const response = await fetch(url, { headers, signal });
  if (response.status === 404 || response.status === 410) return void (await response.body?.cancel());
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  mkdirSync(dirname(place), { recursive: true });
  if (!response.body) return writeFileSync(place, '');
  try {
    await pipeline(counted(response.body, hear), createWriteStream(place));
  } catch (error) {
    rmSync(place, { force: true });
    throw error;
  }
}

async function* counted(
  body: AsyncIterable<Uint8Array>,
  hear: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    hear(chunk.length);
    yield chunk;
  }
}

function unreachable(url: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'site-unreachable',
    what: `${url} could not be read, ${TRIES} times: ${reasonOf(cause)}.`,
    why: 'The site or the way to it is down, or the address is wrong. Whether the archive is whole is not known.',
    next: 'Open the address in a browser, then run the same command again.',
    cause,
  });
}
