import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { close } from '../../scripts/console/loopback.ts';
import { listenForTest } from '../values/listening.ts';

/** A WebSub hub on a free port of this machine. */
export interface Hub {
  url: string;
  /** What it was told, ping by ping. */
  told: Record<string, string>[];
  /** What it answers; 204 is what hubs say to a ping they take. */
  status: number;
  /** What it answers before that, ping by ping. */
  first: number[];
  close(): Promise<void>;
}

export async function startHub(): Promise<Hub> {
  const hub: Hub = {
    url: '',
    told: [],
    status: 204,
    first: [],
    close: () => close(server),
  };
  const server = createServer(async (request, response) => {
    const isPing = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (request.method !== 'POST' || !isPing) return void response.end('A hub for feeds');
    hub.told.push(Object.fromEntries(new URLSearchParams(await text(request))));
    response.writeHead(hub.first.shift() ?? hub.status, { location: '/moved' }).end();
  });
  hub.url = `${await listenForTest(server)}/`;
  return hub;
}

/** Names a hub in the config of a checkout. */
export function nameHub(folder: string, url: string): void {
  const path = join(folder, 'station.config.ts');
  writeFileSync(path, withHub(readFileSync(path, 'utf8'), url));
}

export function withHub(config: string, url: string): string {
  return config.replace('  links: [', `  websub_hub: '${url}',\n  links: [`);
}
