import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { close } from '../../scripts/console/loopback.ts';
import { listen } from '../values/listening.ts';
import { BASE } from './build.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

export interface StaticServer {
  /** Address of the site's root, with a slash at its end. */
  root: string;
  close(): Promise<void>;
}

/** Serves a built site below its base on a free port, as a host of static files does. */
export async function serve(folder: string, base: string = BASE): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = fileAt(folder, base, new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = path ?? join(folder, '404.html');
    response.writeHead(path ? 200 : 404, {
      'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    });
    response.end(readFileSync(found));
  });
  const address = await listen(server);
  return {
    root: address + base,
    close: () => close(server),
  };
}

function fileAt(folder: string, base: string, pathname: string): string | null {
  if (!pathname.startsWith(base)) return null;
  const path = join(folder, normalize(decodeURIComponent(pathname.slice(base.length))));
  const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
  return existsSync(file) && statSync(file).isFile() ? file : null;
}
