import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { close } from '../../scripts/console/loopback.ts';
import { listen } from '../values/listening.ts';
import { type Answer, ROLES, type UpstreamRequest } from './answer.ts';
import { type Fault, faultFor } from './faults.ts';
import { GOOD_MANNERS, type Manners } from './manners.ts';
import { healthyAnswer } from './routes.ts';
import type { World } from './world.ts';

/** The variables of README that lead airlog to the stand-in. */
interface UpstreamEnv {
  SOUNDCLOUD_WEB_URL: string;
  SOUNDCLOUD_ASSETS_URL: string;
  SOUNDCLOUD_MOBILE_URL: string;
  SOUNDCLOUD_API_V2_URL: string;
  SOUNDCLOUD_API_URL: string;
  SOUNDCLOUD_AUTH_URL: string;
}

export interface Upstream {
  readonly url: string;
  readonly env: UpstreamEnv;
  /** What SoundCloud holds: a test puts another value here between two syncs. */
  world: World;
  manners: Manners;
  /** Requests that go wrong, the first that matches decides. */
  faults: Fault[];
  /** Everything that was asked, in order. */
  requests: UpstreamRequest[];
  /** The most requests that were open at one moment. */
  mostAtOnce: number;
  /** Rejects where the stand-in itself failed to make an answer. */
  close(): Promise<void>;
}

/** Starts a SoundCloud of one's own on a free port of this machine. */
export async function startUpstream(world: World, manners: Partial<Manners> = {}): Promise<Upstream> {
  let open = 0;
  const mishaps: unknown[] = [];
  const answer = (request: UpstreamRequest, outgoing: ServerResponse) => {
    try {
      respond(upstream, request, outgoing);
    } catch (mishap) {
      // Thrown from here it would fail whatever test is running, and leave the one that asked waiting.
      mishaps.push(mishap);
      outgoing.destroy();
    }
  };
  const server = createServer((incoming, outgoing) => {
    open += 1;
    upstream.mostAtOnce = Math.max(upstream.mostAtOnce, open);
    outgoing.once('close', () => {
      open -= 1;
    });
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = readRequest(incoming, Buffer.concat(chunks).toString());
      if (!request) return void outgoing.writeHead(400).end();
      upstream.requests.push(request);
      const { answersAfterMs } = upstream.manners;
      // No timer where nobody asked for one: thousands of histories are told at full speed.
      if (answersAfterMs === 0) answer(request, outgoing);
      else setTimeout(answer, answersAfterMs, request, outgoing);
    });
  });
  // On a busy machine a connection idles long between two requests, and must not be gone at the second.
  server.keepAliveTimeout = 0;
  const url = await listen(server);
  const upstream: Upstream = {
    url,
    env: envOf(url),
    world,
    manners: { ...GOOD_MANNERS, ...manners },
    faults: [],
    requests: [],
    mostAtOnce: 0,
    close: async () => {
      await close(server);
      if (mishaps.length > 0) throw mishaps[0];
    },
  };
  return upstream;
}

function envOf(url: string): UpstreamEnv {
  return {
    SOUNDCLOUD_WEB_URL: `${url}/web`,
    SOUNDCLOUD_ASSETS_URL: `${url}/assets`,
    SOUNDCLOUD_MOBILE_URL: `${url}/mobile`,
    SOUNDCLOUD_API_V2_URL: `${url}/api-v2`,
    SOUNDCLOUD_API_URL: `${url}/api`,
    SOUNDCLOUD_AUTH_URL: `${url}/auth`,
  };
}

function readRequest(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
): UpstreamRequest | null {
  const { pathname, searchParams: query } = new URL(url, 'http://upstream');
  const role = ROLES.find((name) => pathname === `/${name}` || pathname.startsWith(`/${name}/`));
  if (!role) return null;
  return { method, role, path: pathname.slice(role.length + 1) || '/', query, headers, body };
}

function respond(
  { world, manners, faults }: Upstream,
  request: UpstreamRequest,
  outgoing: ServerResponse,
): void {
  const trouble = faultFor(faults, request);
  if (trouble === 'silence') return;
  const healthy = healthyAnswer(world, manners, request);
  if (trouble === 'reset') outgoing.socket?.resetAndDestroy();
  else if (trouble === 'cut') sendHalf(healthy, outgoing, () => outgoing.socket?.destroy());
  else if (trouble === 'stall') sendHalf(healthy, outgoing);
  else send(typeof trouble === 'function' ? trouble(healthy, request) : (trouble ?? healthy), outgoing);
}

function send({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers).end(body);
}

/** Half of the body under the length of the whole. */
function sendHalf({ status, headers, body }: Answer, outgoing: ServerResponse, sent?: () => void): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.write(body.slice(0, body.length / 2), sent);
}
