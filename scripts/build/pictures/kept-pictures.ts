import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownDraft, replaceFile } from '#snapshot/replace-file.ts';

const DIGEST_BYTES = 32;
/** A picture, or one that a build did not finish writing. */
const OURS = /^[0-9a-f]{64}(\.\d+)?$/;

/**
 * Pictures of earlier builds in a folder of their own: a file a picture, named by the SHA-256 of what it
 * was made from, its own digest before it. What is lost or damaged is made again.
 */
export class KeptPictures {
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Spares the picture of a key, if there is one, from {@link prune}. */
  spare(key: string): void {
    this.#used.add(key);
  }

  /** The picture of a key, or null. */
  find(key: string): Buffer | null {
    const path = this.#pathOf(key);
    try {
      const kept = readFileSync(path);
      const picture = kept.subarray(DIGEST_BYTES);
      return digestOf(picture).equals(kept.subarray(0, DIGEST_BYTES)) ? picture : null;
    } catch {
      return null;
    }
  }

  keep(key: string, picture: Buffer): void {
    const path = this.#pathOf(key);
    try {
      mkdirSync(this.#folder, { recursive: true });
      const content = Buffer.concat([digestOf(picture), picture]);
      replaceFile(path, (draft) => writeFileSync(draft, content), ownDraft(path));
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

  #pathOf(key: string): string {
    this.#used.add(key);
    return join(this.#folder, key);
  }
}

function digestOf(content: Buffer): Buffer {
  return hash('sha256', content, 'buffer');
}
