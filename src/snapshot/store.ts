import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { invalidFiles } from '#domain/errors.ts';
import { demandSameUser } from '#domain/same-user.ts';
import type { Shows } from '#domain/show.ts';
import type { Snapshot, SnapshotChange, SnapshotStore } from '#domain/snapshot.ts';
import type { Station } from '#domain/station.ts';
import type { Slug } from '#domain/window.ts';
import { showText, statusText } from './canonical.ts';
import { refuseToShrink } from './guards.ts';
import { editsPath, STATUS_PATH, showPath } from './layout.ts';
import { lostShows, readStatus } from './read.ts';
import { readEdits } from './read-edits.ts';
import { readShows } from './read-shows.ts';
import { sampleEdits } from './sample-edits.ts';
import { replaceFiles } from './write.ts';

/** The snapshot in a folder. */
export function folderStore(folder: string, station: Station): SnapshotStore {
  return {
    read: () => readForSync(folder, station),
    digest: digestOf,
    write(before, change, { allowShrink, dryRun }) {
      const label = (slug: Slug) => posix.join(folder, showPath(slug));
      const replacesSample = before.status?.source === 'sample' && change.status?.source !== 'sample';
      if (!allowShrink && !replacesSample) refuseToShrink(before.shows, change.shows, label);
      return dryRun ? 0 : replaceFiles(folder, wantedFiles(before, change));
    },
  };
}

/** Made one by one, so that the text of a large archive is never in memory as a whole. */
function* wantedFiles(before: Snapshot, change: SnapshotChange): Generator<[string, string | null]> {
  for (const slug of change.dropEdits) yield [editsPath(slug), null];
  for (const [slug, show] of change.shows) {
    if (before.shows.get(slug) !== show) yield [showPath(slug), showText(show)];
  }
  for (const slug of before.shows.keys()) {
    if (!change.shows.has(slug)) yield [showPath(slug), null];
  }
  // Status comes last: a run that is killed before it counts as one that never was.
  if (change.status) yield [STATUS_PATH, statusText(change.status)];
}

/** Broken edits are no reason to lose a like: they are told, and the sync goes on without them. */
function readForSync(folder: string, station: Station): Snapshot {
  const status = readStatus(folder);
  demandSameUser(status.value, station);
  const files = readShows(folder, station);
  const sample = status.value?.source === 'sample';
  const problems = sample ? [] : [...files.problems, ...lostShows(folder, status.value, files)];
  const broken = [...status.problems, ...problems];
  if (broken.length > 0) throw invalidFiles(broken);
  const { edits, problems: editProblems } = readEdits(folder);
  return {
    status: status.value,
    shows: files.shows,
    edits,
    editProblems,
    sampleEdits: sampleEdits(folder, status.value),
  };
}

function digestOf(shows: Shows): string {
  const hash = createHash('sha256');
  for (const slug of [...shows.keys()].sort()) {
    const show = shows.get(slug);
    if (show) hash.update(showText({ ...show, links_checked: undefined }));
  }
  return hash.digest('hex');
}
