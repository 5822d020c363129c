import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { close } from '../../scripts/console/loopback.ts';

/** Lets a server listen on a free port of this machine. Answers its address, without a slash at its end. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Listens until the test is over. */
export async function listenForTest(server: Server): Promise<string> {
  const address = await listen(server);
  onTestFinished(() => close(server));
  return address;
}
