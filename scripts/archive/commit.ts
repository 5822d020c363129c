import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { EDITS_FOLDER, SHOWS_FOLDER, STATUS_PATH } from '#snapshot/layout.ts';
import type { SyncReport } from '#sync/report.ts';
import { git, gitRefused, tryGit } from './git.ts';
import { refusalByHook } from './hooks.ts';

/** So many changes tell whose they are. */
const MOST_CHANGES = 10;

/**
 * Makes sure that git has all that lies below a folder.
 *
 * @param why what would become of changes that it does not have
 * @throws AirlogError `uncommitted-changes`
 */
export function demandCommitted(folder: string, why: string): void {
  const changes = git('status', '--porcelain', '--', folder);
  if (changes !== '') throw uncommittedChanges(folder, why, changes);
}

/** @param changes as git tells them, a line each */
export function uncommittedChanges(place: string, why: string, changes: string): AirlogError {
  const lines = changes.split('\n').map((line) => line.trim());
  const more = lines.length > MOST_CHANGES ? [`… and ${lines.length - MOST_CHANGES} more`] : [];
  return new AirlogError({
    kind: 'usage',
    code: 'uncommitted-changes',
    what: `${place} holds changes that are not committed.`,
    why: [`${why}:`, ...lines.slice(0, MOST_CHANGES), ...more].join('\n'),
    next: 'Commit them, or take them back: `git restore` what was changed, delete what is only yours.',
  });
}

/**
 * Commits what a sync wrote below the data folder, and nothing else. Answers whether it wrote anything.
 * What cannot be committed is taken back: it would stop every later run.
 */
export function commitSync(folder: string, report: SyncReport): boolean {
  const paths = syncedPaths(folder);
  try {
    git('add', '--all', '--', ...paths);
    if (tryGit('diff', '--cached', '--quiet', '--', ...paths).ok) return false;
    commit(commitMessage(report), ...paths);
    return true;
  } catch (error) {
    takeBack(folder);
    throw error;
  }
}

/** Puts the data folder as it was committed, but for what people wrote there. */
export function takeBack(folder: string): void {
  const paths = syncedPaths(folder);
  tryGit('reset', '--quiet', '--', ...paths);
  tryGit('restore', '--', ...paths);
  tryGit('clean', '-d', '--force', '--quiet', '--', ...writtenBySyncs(folder));
}

/** Ends a merge that came to no commit, if there is one. */
export function abandonMerge(): void {
  tryGit('merge', '--abort');
}

/** Whether all that syncs write is as it was committed. */
export function isSyncCommitted(folder: string): boolean {
  const { ok, stdout } = tryGit('status', '--porcelain', '--', ...writtenBySyncs(folder));
  return ok && stdout === '';
}

function writtenBySyncs(folder: string): string[] {
  return [SHOWS_FOLDER, STATUS_PATH].map((path) => `${folder}/${path}`);
}

/** What a sync may have changed: all that lies below the data folder, but for edits that somebody wrote. */
function syncedPaths(folder: string): string[] {
  return [folder, ...editsWritten(folder).map((path) => `:(top,exclude,literal)${path}`)];
}

/** Edits that somebody wrote while the sync ran: it takes those of the sample away, and writes none. */
function editsWritten(folder: string): string[] {
  const edits = `${folder}/${EDITS_FOLDER}`;
  const changed = git('diff', '--name-only', '-z', 'HEAD', '--', edits);
  const unknown = git('ls-files', '--others', '--full-name', '-z', '--', edits);
  const root = git('rev-parse', '--show-toplevel');
  const paths = `${changed}\0${unknown}`.split('\0').filter(Boolean);
  return paths.filter((path) => existsSync(join(root, path)));
}

/**
 * Commits what was added of some paths, and nothing else.
 *
 * @throws AirlogError `hook-refused`, `git-failed`
 */
export function commit(message: string, ...paths: string[]): void {
  const wish = ['commit', '--quiet', '--message', message, '--', ...paths];
  const answer = tryGit(...wish);
  if (!answer.ok) throw refusalByHook('commit', answer) ?? gitRefused(wish, answer.words);
}

/** `data: sync 2026-03-11 (+3 −1)` */
export function commitMessage({
  current_show,
  added,
  returned,
  guests,
  removed,
  updated,
  gone,
  shows_dropped,
}: Pick<
  SyncReport,
  'current_show' | 'added' | 'returned' | 'guests' | 'removed' | 'updated' | 'gone' | 'shows_dropped'
>): string {
  const came = added.length + returned.length + guests.length;
  const words = [
    ...(came + removed.length > 0 ? [`+${came} −${removed.length}`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
    ...(updated.length > 0 ? [`${updated.length} updated`] : []),
    ...(shows_dropped.length > 0 ? [`${count(shows_dropped.length, 'show')} dropped`] : []),
  ];
  return `data: sync ${current_show} (${words.join(', ') || 'no news'})`;
}
