import { execFile } from 'node:child_process';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { AirlogError } from '#domain/errors.ts';

const HOSTS = '*.sndcdn.com';

/** SoundCloud's names of the sizes of pictures, with the width in pixels. */
const WIDTHS = { large: 100, t300x300: 300, t500x500: 500 };

/** Drawn at this quality the picture takes as much as covers do: 5 kB, 24 kB and 53 kB. */
const QUALITY = 90;

const PICTURE = `
<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500">
  <filter id="paint" x="0" y="0" width="1" height="1">
    <feTurbulence type="fractalNoise" baseFrequency="0.04" numOctaves="6"/>
    <feComponentTransfer><feFuncA type="linear" slope="0" intercept="1"/></feComponentTransfer>
  </filter>
  <rect width="500" height="500" filter="url(#paint)"/>
</svg>`;

/** Answers for SoundCloud's pictures on this machine. */
export interface PictureHost {
  port: number;
  /** What sends a Chromium here for them; nobody vouches for the certificate, so it must not ask. */
  flags: readonly string[];
  close(): void;
}

/**
 * Stands in for the hosts of SoundCloud's pictures: over HTTP/2 and TLS, a square of as many pixels and
 * about as many bytes for every address.
 *
 * @throws AirlogError `no-certificate`
 */
export async function servePictures(): Promise<PictureHost> {
  const pem = await certificate();
  const drawings = Object.entries(WIDTHS).map(async ([size, width]) => [size, await draw(width)] as const);
  const pictures = new Map(await Promise.all(drawings));
  const server = createSecureServer({ key: pem, cert: pem }, ({ url }, response) => {
    const picture = pictures.get(/-(\w+)\.jpg$/.exec(url)?.[1] ?? '');
    response.writeHead(picture ? 200 : 404, {
      'content-type': 'image/jpeg',
      'cache-control': 'max-age=2592000',
    });
    response.end(picture ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    flags: [`--host-resolver-rules="MAP ${HOSTS} 127.0.0.1:${port}"`, '--ignore-certificate-errors'],
    close: () => server.close(),
  };
}

function draw(width: number): Promise<Buffer> {
  return sharp(Buffer.from(PICTURE)).flatten().resize(width).jpeg({ quality: QUALITY }).toBuffer();
}

/** A key and a certificate of its own for two days. */
async function certificate(): Promise<string> {
  const wish = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=pictures -days 2';
  const made = promisify(execFile)('openssl', [...wish.split(' '), '-keyout', '-', '-out', '-']);
  const { stdout } = await made.catch((cause) => {
    throw noCertificate(cause);
  });
  return stdout;
}

function noCertificate(cause: Error): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-certificate',
    what: 'Pictures cannot be served as SoundCloud does: openssl made no certificate.',
    why: cause.message,
    next: 'Install openssl, and try again.',
    cause,
  });
}
