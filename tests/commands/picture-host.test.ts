import { connect } from 'node:http2';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artworkOf } from '#emit/artwork.ts';
import { type PictureHost, servePictures } from '../../scripts/measure/picture-host.ts';

const COVER = 'https://i1.sndcdn.com/artworks-2200000000-0-t500x500.jpg';

let host: PictureHost;

beforeAll(async () => {
  host = await servePictures();
});

afterAll(() => host?.close());

interface Answer {
  status: number | undefined;
  type: string | undefined;
  body: Buffer;
}

async function ask(address: string): Promise<Answer> {
  const client = connect(`https://localhost:${host.port}`, { rejectUnauthorized: false });
  const request = client.request({ ':path': new URL(address).pathname });
  const head = new Promise<Omit<Answer, 'body'>>((resolve) =>
    request.on('response', (headers) =>
      resolve({ status: headers[':status'], type: headers['content-type'] }),
    ),
  );
  const body = Buffer.concat(await request.toArray());
  client.close();
  return { ...(await head), body };
}

test.each([
  [100, artworkOf(COVER, 100), 4, 6],
  [300, artworkOf(COVER, 300), 15, 25],
  [500, COVER, 40, 70],
])('a cover of %d pixels takes as much as at SoundCloud', async (width, address, least_kB, most_kB) => {
  const { status, type, body } = await ask(address);
  expect([status, type]).toEqual([200, 'image/jpeg']);
  expect(await sharp(body).metadata()).toMatchObject({ format: 'jpeg', width, height: width });
  expect(body.length / 1000).toBeGreaterThan(least_kB);
  expect(body.length / 1000).toBeLessThan(most_kB);
});

test('what is no cover is not there', async () => {
  expect(await ask('https://i1.sndcdn.com/robots.txt')).toMatchObject({ status: 404 });
});
