import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DIGEST_BYTES = 32;
/** A picture, or one that a build did not finish writing. */
const OURS = /^[0-9a-f]{64}(\.\d+)?$/;

/**
 * Pictures of earlier builds in a folder of their own: a file a picture, named by what it was made from,
 * its own digest before it. What is lost or damaged is made again.
 */
export class KeptPictures {
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The picture that was made from a text, or null. */
  find(text: string): Buffer | null {
    const path = this.#pathOf(text);
    try {
      const kept = readFileSync(path);
      const picture = kept.subarray(DIGEST_BYTES);
      return digestOf(picture).equals(kept.subarray(0, DIGEST_BYTES)) ? picture : null;
    } catch {
      return null;
    }
  }

  keep(text: string, picture: Buffer): void {
    const path = this.#pathOf(text);
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeWhole(path, Buffer.concat([digestOf(picture), picture]));
    } catch {
      // A folder that cannot be written costs the next build time.
    }
  }

  /** Drops what nobody asked for since this build began. */
  prune(): void {
    try {
      for (const name of readdirSync(this.#folder)) {
        if (OURS.test(name) && !this.#used.has(name)) rmSync(join(this.#folder, name));
      }
    } catch {
      // It costs room.
    }
  }

  #pathOf(text: string): string {
    const name = digestOf(text).toString('hex');
    this.#used.add(name);
    return join(this.#folder, name);
  }
}

/** Writes a file so that nobody ever reads half of it. */
export function writeWhole(path: string, content: Buffer): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

function digestOf(content: Buffer | string): Buffer {
  return createHash('sha256').update(content).digest();
}
