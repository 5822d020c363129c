import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestDocument } from '#domain/api.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';
import { count } from '#domain/in-figures.ts';
import { type Content, snapshotIdOf } from '#snapshot/database/content.ts';
import { complaintsOf, contentIn, countsOf, openDatabase } from '#snapshot/database/read.ts';
import { fileEntry, MANIFEST_FILE } from '#snapshot/manifest.ts';
import { DATABASE_FILE } from '#snapshot/release.ts';
import { documentProblems, type FileNames } from './document-problems.ts';
import { readManifest } from './read-manifest.ts';

/** Where one thing is wrong everywhere, the first places say enough. */
const MOST_PROBLEMS = 30;

/**
 * Checks what a manifest vouches for: first every file as such, then what those say that are whole.
 * `place` is what people call the folder.
 *
 * @throws AirlogError `no-archive`, `archive-differs` with all that is wrong
 */
export function verifyFolder(folder: string, place: string): ManifestDocument {
  const { manifest, problems } = readManifest(folder);
  if (!manifest) throw existsSync(join(folder, MANIFEST_FILE)) ? differs(place, problems) : noArchive(place);
  const broken = manifest.files.flatMap((file) => fileProblems(folder, file));
  const named = new Set(manifest.files.map(({ path }) => path));
  const whole = named.difference(new Set(broken.map(({ file }) => file)));
  const said = whole.has(DATABASE_FILE) ? contentProblems(folder, manifest, { named, whole }) : [];
  const found = [...broken, ...said];
  if (found.length > 0) throw differs(place, found);
  return manifest;
}

function fileProblems(folder: string, expected: ManifestDocument['files'][number]): Problem[] {
  const { path } = expected;
  const wrong = (message: string) => [{ file: path, pointer: '', message }];
  if (!statSync(join(folder, path), { throwIfNoEntry: false })?.isFile()) return wrong('is missing');
  const { bytes, sha256 } = fileEntry(folder, path);
  if (bytes !== expected.bytes) return wrong(`has ${bytes} bytes, the manifest says ${expected.bytes}`);
  if (sha256 !== expected.sha256)
    return wrong(`has the SHA-256 ${sha256}, the manifest says ${expected.sha256}`);
  return [];
}

/** Only of a sound database is it worth asking what it says. */
function contentProblems(folder: string, manifest: ManifestDocument, files: FileNames): Problem[] {
  const database = openDatabase(join(folder, DATABASE_FILE));
  try {
    const complaints = complaintsOf(database);
    if (complaints.length > 0) {
      return complaints.map((message) => ({ file: DATABASE_FILE, pointer: '', message }));
    }
    const content = contentIn(database);
    return [
      ...manifestProblems(manifest, countsOf(database), content),
      ...documentProblems(folder, database, content, files),
    ];
  } finally {
    database.close();
  }
}

function manifestProblems(
  { counts, snapshot_id }: ManifestDocument,
  held: ManifestDocument['counts'],
  content: Content,
): Problem[] {
  const wrong = (pointer: string, message: string) => ({ file: MANIFEST_FILE, pointer, message });
  const names = Object.keys(held) as (keyof typeof held)[];
  const id = snapshotIdOf(content);
  return [
    ...names
      .filter((name) => counts[name] !== held[name])
      .map((name) => wrong(`/counts/${name}`, `says ${counts[name]}, the database holds ${held[name]}`)),
    ...(id === snapshot_id ? [] : [wrong('/snapshot_id', `is not that of the database’s content, ${id}`)]),
  ];
}

function noArchive(place: string): AirlogError {
  return new AirlogError({
    kind: 'invalid',
    code: 'no-archive',
    what: `There is no archive at ${place}: what it holds would stand in its ${MANIFEST_FILE}.`,
    why: 'Another place is meant, it was never built to its end, or the file was taken away.',
    next: 'Name the address of the first page, https://user.github.io/repo/, or build first: `npm run build && npm run verify -- dist`.',
    problems: [{ file: MANIFEST_FILE, pointer: '', message: 'is missing' }],
  });
}

/** Whose copy was looked at decides what may have happened to it. */
const DIFFERING = {
  site: {
    why: 'A file was changed or cut short after it was built, or it was looked at in the middle of a deploy.',
    next: 'Run the same command again in ten minutes, when every cache has let go. If it says the same, build and deploy anew.',
  },
  folder: {
    why: 'A file was changed, lost or cut short after it was built.',
    next: 'Build or export it anew, or copy it again.',
  },
};

function differs(place: string, problems: readonly Problem[]): AirlogError {
  const more = problems.length - MOST_PROBLEMS;
  const cut = { file: 'and more', pointer: '', message: count(more, 'further place') };
  return new AirlogError({
    kind: 'invalid',
    code: 'archive-differs',
    what: `${place} is not whole: ${count(problems.length, 'difference')}.`,
    ...DIFFERING[/^https?:\/\//.test(place) ? 'site' : 'folder'],
    problems: more > 0 ? [...problems.slice(0, MOST_PROBLEMS), cut] : problems,
  });
}
