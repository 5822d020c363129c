import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ManifestDocument } from '#domain/api.ts';
import type { Catalog } from '#domain/catalog.ts';
import { jsonText } from '#emit/api.ts';
import { releaseDocuments } from '#emit/reference/release-documents.ts';
import { knownSnapshot } from '#snapshot/manifest.ts';
import { writeRelease } from '#snapshot/release.ts';
import { replaceFile } from '#snapshot/replace-file.ts';

/** Writes the database, the JSON documents that say the same, and the manifest of both into a folder. */
export function exportRelease(folder: string, catalog: Catalog): ManifestDocument {
  const documents = releaseDocuments(catalog);
  for (const [path, document] of documents) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    replaceFile(place, (draft) => writeFileSync(draft, jsonText(document())));
  }
  return writeRelease(folder, catalog, { documents: [...documents.keys()], replaced: knownSnapshot(folder) });
}
