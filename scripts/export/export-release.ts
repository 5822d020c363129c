import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ManifestDocument } from '#domain/api.ts';
import type { Catalog } from '#domain/catalog.ts';
import { jsonText } from '#emit/api.ts';
import { releaseDocuments } from '#emit/reference/release-documents.ts';
import { makeFolder } from '#snapshot/make-folder.ts';
import { fileEntry, knownSnapshot } from '#snapshot/manifest.ts';
import { DATABASE_FILE, writeRelease } from '#snapshot/release.ts';
import { replaceFile } from '#snapshot/replace-file.ts';
import { readManifest } from '../verify/read-manifest.ts';

/**
 * Writes the database, the JSON documents that say the same, and the manifest of both into a folder. What an
 * earlier export left there, and the manifest would not name, is removed.
 */
export function exportRelease(folder: string, catalog: Catalog): ManifestDocument {
  const documents = releaseDocuments(catalog);
  for (const [path, document] of documents) {
    const place = join(folder, path);
    makeFolder(dirname(place));
    replaceFile(place, (draft) => writeFileSync(draft, jsonText(document())));
  }
  // As long as the manifest names them: after a run that was killed, the next one knows them still.
  removeExported(folder, (path) => path !== DATABASE_FILE && !documents.has(path));
  return writeRelease(folder, catalog, { documents: [...documents.keys()], replaced: knownSnapshot(folder) });
}

/** Removes what the manifest that lies there names, as long as it is what was exported and nobody's since. */
function removeExported(folder: string, isLeft: (path: string) => boolean): void {
  const files = readManifest(folder).manifest?.files ?? [];
  for (const { path, sha256 } of files.filter((file) => isLeft(file.path))) {
    const place = join(folder, path);
    const isThere = statSync(place, { throwIfNoEntry: false })?.isFile();
    if (isThere && fileEntry(folder, path).sha256 === sha256) rmSync(place);
  }
}
