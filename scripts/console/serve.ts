import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import compression from 'compression';
import handler from 'serve-handler';
import { AirlogError } from '#domain/errors.ts';
import { environment } from '#site/environment.ts';
import { OUT_FOLDER } from '../build/out-folder.ts';
import { close, listenOnLoopback, portOf } from './loopback.ts';

export const DEFAULT_PORT = 4321;

/** How long a browser keeps a file before it asks for it again by its ETag. */
const KEPT = {
  /** As Pages has it. */
  tenMinutes: 'max-age=600',
  /** Who builds again sees what has changed. */
  never: 'no-cache',
};

/** What Pages says of every file, to any site, and how it finds them. */
function asPagesDoes(kept: keyof typeof KEPT) {
  const headers = [
    { key: 'Cache-Control', value: KEPT[kept] },
    { key: 'Access-Control-Allow-Origin', value: '*' },
  ];
  return {
    public: OUT_FOLDER,
    cleanUrls: false,
    directoryListing: false,
    etag: true,
    headers: [{ source: '**', headers }],
  };
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

// Its types know Express only; it asks for no more than node:http gives.
const compressed = compression() as unknown as Middleware;

/**
 * Serves dist/ as Pages would, below its base and with its own page for what is not found, until the
 * process is stopped. Port 0 lets the system choose. Answers the address of the first page.
 *
 * @throws AirlogError `nothing-built`, `port-in-use`
 */
export async function serveSite(port: number, kept: keyof typeof KEPT = 'never'): Promise<string> {
  if (!existsSync(join(OUT_FOLDER, 'index.html'))) throw nothingBuilt();
  const { base } = environment();
  const settings = asPagesDoes(kept);
  const servers = await listenOnLoopback(port, (request, response) => {
    compressed(request, response, () => void answer(request, response, base, settings));
  });
  return `http://localhost:${portOf(servers) ?? port}${base}`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  base: string,
  settings: ReturnType<typeof asPagesDoes>,
): Promise<void> {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/.exec(request.url ?? '') ?? [];
  const elsewhere = redirection(path, base);
  if (elsewhere) return void response.writeHead(302, { location: elsewhere + query }).end();
  if (!path.startsWith(base)) return void response.writeHead(404).end();
  // The library finds a folder's index only where it may list folders.
  request.url = `${path.slice(base.length - 1).replace(/\/$/, '/index.html')}${query}`;
  await handler(request, response, settings);
}

/** Where Pages sends a browser on: from the root to the base, and to a folder's address with its slash. */
function redirection(path: string, base: string): string | null {
  if (path === '/' && base !== '/') return base;
  const isFolder = path.startsWith(base) && !path.endsWith('/') && hasIndex(path.slice(base.length));
  return `${path}/` === base || isFolder ? `${path}/` : null;
}

function hasIndex(path: string): boolean {
  try {
    return existsSync(join(OUT_FOLDER, decodeURIComponent(path), 'index.html'));
  } catch {
    // What cannot be decoded names nothing.
    return false;
  }
}

/**
 * Makes sure before a long task that its end can be served.
 *
 * @throws AirlogError `port-in-use`
 */
export async function demandPort(port: number): Promise<void> {
  await Promise.all((await listenOnLoopback(port)).map(close));
}

/** Parses `--port`. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('Expected a port from 1 to 65535.');
  }
  return port;
}

function nothingBuilt(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'nothing-built',
    what: `There is no site in ${OUT_FOLDER}/ to serve.`,
    why: 'It has not been built yet, or the last build stopped.',
    next: 'Run `npm run build` first.',
  });
}
