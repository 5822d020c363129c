import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { AirlogError } from '#domain/errors.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { liesIn } from '#snapshot/real-path.ts';
import { git, placeForGit, tryGit, unpackCommit } from '../archive/git.ts';
import type { ShowList } from './archive-changes.ts';

/**
 * The shows of another commit's data folder, composed for the station and the moment of the catalog at
 * hand. A commit without a snapshot has none.
 *
 * @throws AirlogError `unknown-commit`, `folder-outside`, `no-git`, `no-tar`, and `invalid-files` for a
 * broken snapshot there
 */
export function showsAt(ref: string, folder: string, { station, now }: Catalog): ShowList {
  if (!liesIn('.', folder)) throw folderOutside(folder);
  const place = placeForGit(folder);
  const named = tryGit('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (!named.ok) throw unknownCommit(ref);
  if (git('ls-tree', '--name-only', named.stdout, '--', place) === '') return [];
  const checkout = mkdtempSync(join(tmpdir(), 'airlog-base-'));
  try {
    unpackCommit(named.stdout, place, checkout);
    const { status, shows, edits } = readSnapshot(join(checkout, place), station);
    return status ? compose({ station, status, shows, edits }, now).shows : [];
  } finally {
    rmSync(checkout, { recursive: true });
  }
}

/** {@link showsAt} but null where that commit's files are broken, or of another schedule. */
export function readableShowsAt(ref: string, folder: string, catalog: Catalog): ShowList | null {
  try {
    return showsAt(ref, folder, catalog);
  } catch (error) {
    if (error instanceof AirlogError && error.kind === 'invalid') return null;
    throw error;
  }
}

function unknownCommit(ref: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'unknown-commit',
    what: `Git knows no commit ${JSON.stringify(ref)} here.`,
    why: 'A shallow clone has only its newest commits, a download without .git has none, and a name may be misspelt.',
    next: 'Fetch it (`git fetch --unshallow`), clone the repository, or name another: a branch, a tag or a hash.',
  });
}

function folderOutside(folder: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'folder-outside',
    what: `${folder} lies outside the repository, so no commit holds it.`,
    why: 'What changed is told against the same folder of another commit.',
    next: 'Unset AIRLOG_DATA, or name a folder of the repository.',
  });
}
