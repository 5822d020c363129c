import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ManifestDocument } from '#domain/api.ts';

export const MANIFEST_FILE = 'manifest.json';

const { snapshot_id, previous_snapshot_id } = ManifestDocument.shape;

/** What a manifest, of whatever version, tells of the snapshot it belongs to. */
const KnownSnapshot = z.object({ snapshot_id, previous_snapshot_id: previous_snapshot_id.default(null) });
export type KnownSnapshot = z.infer<typeof KnownSnapshot>;

/**
 * The snapshot that was published before this one, when the release that is replaced is known: a site
 * that is built again from the same content still has the same one before it.
 */
export function snapshotBefore(id: string, replaced: KnownSnapshot | null): string | null {
  return (replaced?.snapshot_id === id ? replaced.previous_snapshot_id : replaced?.snapshot_id) ?? null;
}

/** The snapshot of the release in a folder, or null where no manifest can be read. */
export function knownSnapshot(folder: string): KnownSnapshot | null {
  try {
    return KnownSnapshot.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** What is being read; one for all files, of which there are thousands. */
const chunk = Buffer.allocUnsafe(1 << 20);

/** A file as the manifest lists it, read in parts: a database may be larger than memory should be. */
export function fileEntry(folder: string, path: string): ManifestDocument['files'][number] {
  const hash = createHash('sha256');
  const file = openSync(join(folder, path), 'r');
  try {
    let bytes = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
      bytes += read;
    }
    return { path, bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}
