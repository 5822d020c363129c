/**
 * Astro hashes the texts of a page's own scripts and styles for its policy: the same few on every page,
 * each in another thread that the page waits for. From here on each text is hashed once.
 */
export function rememberDigests(subtle: SubtleCrypto): void {
  const digest = subtle.digest.bind(subtle);
  const known = new Map<string, Promise<ArrayBuffer>>();
  subtle.digest = (algorithm, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      : Buffer.from(data);
    const key = JSON.stringify([algorithm, bytes.toString('latin1')]);
    const found = known.get(key) ?? digest(algorithm, data);
    known.set(key, found);
    return found;
  };
}
