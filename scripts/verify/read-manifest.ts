import { posix } from 'node:path';
import { ManifestDocument } from '#domain/api.ts';
import { type Problem, problemsIn } from '#domain/problems.ts';
import { MANIFEST_FILE } from '#snapshot/manifest.ts';
import { DATABASE_FILE } from '#snapshot/release.ts';
import { readJson } from './read-json.ts';

/** The manifest in a folder, or what is wrong with it. A field that is not known here may be a later one. */
export function readManifest(folder: string): { manifest: ManifestDocument | null; problems: Problem[] } {
  const wrong = (message: string, pointer = '') => ({
    manifest: null,
    problems: [{ file: MANIFEST_FILE, pointer, message }],
  });
  const { json, problems } = readJson(folder, MANIFEST_FILE);
  if (problems.length > 0) return { manifest: null, problems };
  const { error } = ManifestDocument.safeParse(json);
  const broken = error?.issues.filter((issue) => issue.code !== 'unrecognized_keys') ?? [];
  if (error && broken.length > 0) {
    return { manifest: null, problems: problemsIn(MANIFEST_FILE, error) };
  }
  const manifest = json as ManifestDocument;
  const outside = manifest.files.findIndex(({ path }) => !isBelow(path));
  if (outside >= 0) return wrong('leads out of the folder', `/files/${outside}/path`);
  const names = new Set(manifest.files.map(({ path }) => path));
  if (names.size < manifest.files.length) return wrong('names a file twice', '/files');
  if (!names.has(DATABASE_FILE)) return wrong(`does not name ${DATABASE_FILE}`, '/files');
  return { manifest, problems: [] };
}

function isBelow(path: string): boolean {
  return path !== '' && !posix.isAbsolute(path) && !path.includes('\\') && !/(^|\/)\.\.?(\/|$)/.test(path);
}
