import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { AirlogError, invalidFiles } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { isHost } from '#domain/host.ts';
import type { Station } from '#domain/station.ts';
import type { Status } from '#domain/status.ts';
import { EDITS_FOLDER, SHOWS_FOLDER } from '#snapshot/layout.ts';
import { whileLocked } from '#snapshot/lock.ts';
import { readStatus } from '#snapshot/read.ts';
import { replaceFiles } from '#snapshot/write.ts';
import { demandCommitted } from '../archive/commit.ts';
import { git, placeForGit } from '../archive/git.ts';
import { demandTracked } from '../archive/tracked.ts';

/** Fills an empty folder with the sample of the config. */
type MakeSample = (folder: string) => Promise<unknown>;

/**
 * Puts the sample station in place of another host's archive and its edits, all of which git has. Answers
 * in words what became of the folder, or null where no archive lies.
 *
 * @throws AirlogError `own-archive`, `uncommitted-changes`, `invalid-files`, `cannot-write`, or of
 * {@link demandTracked} or {@link whileLocked}
 */
export async function beginAfresh(
  folder: string,
  station: Station,
  makeSample: MakeSample,
): Promise<string | null> {
  const { value: status, problems } = readStatus(folder);
  if (problems.length > 0) throw invalidFiles(problems);
  if (status === null || status.source === 'sample') return null;
  if (isHost(status.user_id, station)) throw ownArchive(folder, status);
  demandTracked(folder);
  return whileLocked(folder, async () => {
    demandCommitted(placeForGit(folder), 'Git could not bring them back');
    await replaceArchive(folder, makeSample);
    const commit = git('rev-parse', '--short', 'HEAD');
    return `Made the sample station in ${folder}/, in place of ${count(status.counts.shows, 'show')} of user ${status.user_id} and their edits, which commit ${commit} keeps; the first sync replaces it.`;
  });
}

async function replaceArchive(folder: string, makeSample: MakeSample): Promise<void> {
  const leaving = committedBelow(folder, SHOWS_FOLDER, EDITS_FOLDER).map((path) => [path, null] as const);
  const sample = mkdtempSync(join(tmpdir(), 'airlog-sample-'));
  try {
    await makeSample(sample);
    // The status comes last: until then the archive is told as another host's.
    replaceFiles(folder, new Map<string, string | null>([...leaving, ...textsBelow(sample)]));
  } finally {
    rmSync(sample, { recursive: true });
  }
}

/** Paths below a folder that git has, in some folders of it. */
function committedBelow(folder: string, ...parts: string[]): string[] {
  const place = placeForGit(folder);
  const files = git('ls-files', '-z', '--', ...parts.map((part) => posix.join(place, part)));
  return files
    .split('\0')
    .filter(Boolean)
    .map((path) => posix.relative(place, path));
}

function textsBelow(folder: string): [path: string, text: string][] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort();
  return paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
}

function ownArchive(folder: string, { user_id }: Status): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'own-archive',
    what: `${folder} holds the likes of user ${user_id}, whom station.config.ts names; nothing was replaced.`,
    why: 'Only the archive of another host makes room for a fresh one.',
    next: 'If the host is another, set host.soundcloud_user_id first: `npm run doctor` tells the number. Else run `npm run configure` without --fresh.',
  });
}
