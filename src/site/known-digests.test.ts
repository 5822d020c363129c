import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rememberDigests } from './known-digests.ts';

test('a text is hashed once, and told apart from others and by other algorithms', async () => {
  let asked = 0;
  const subtle = {
    digest: (algorithm: string, bytes: BufferSource) => {
      asked += 1;
      return crypto.subtle.digest(algorithm, bytes);
    },
  } as SubtleCrypto;
  rememberDigests(subtle);
  const whole = new TextEncoder().encode('a script, a style');
  const texts = [whole, whole.buffer, whole.subarray(0, 8), whole.subarray(9)];
  for (const text of [...texts, ...texts]) {
    for (const algorithm of ['SHA-256', 'SHA-384']) {
      const digest = Buffer.from(await subtle.digest(algorithm, text));
      expect(digest.toString('hex')).toBe(hash(algorithm, Buffer.from(await new Blob([text]).arrayBuffer())));
    }
  }
  expect(asked).toBe(6);
});
