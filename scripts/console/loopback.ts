import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AirlogError } from '#domain/errors.ts';

/** What localhost stands for: some programs look for it at the one address, some at the other. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** Not every machine has both. */
const NOT_HERE = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * Listens at each address of localhost that this machine has, on the same port.
 *
 * @throws AirlogError `port-in-use`
 */
export async function listenOnLoopback(port: number, answering?: RequestListener): Promise<Server[]> {
  const servers: Server[] = [];
  for (const host of LOOPBACK) {
    const server = createServer(answering);
    try {
      server.listen(portOf(servers) ?? port, host);
      await once(server, 'listening');
      servers.push(server);
    } catch (cause) {
      if (NOT_HERE.includes((cause as NodeJS.ErrnoException).code ?? '')) continue;
      await Promise.all(servers.map(close));
      throw portInUse(port, cause);
    }
  }
  return servers;
}

export function portOf([server]: readonly Server[]): number | undefined {
  return (server?.address() as AddressInfo | undefined)?.port;
}

/** Hangs up on whoever is there: a browser holds connections open on which it has not asked for anything. */
export function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}

function portInUse(port: number, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'port-in-use',
    what: `Port ${port} cannot be used to serve the archive.`,
    why: 'Another program listens there, or this user may not.',
    next: `Stop that program, or choose another port: \`-- --port ${port === 65_535 ? port - 1 : port + 1}\`.`,
    cause,
  });
}
