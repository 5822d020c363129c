import { existsSync } from 'node:fs';
import { AirlogError } from '#domain/errors.ts';
import { EDITS_FOLDER, SHOWS_FOLDER, STATUS_PATH } from '#snapshot/layout.ts';
import type { SyncReport } from '#sync/report.ts';
import { git, tryGit } from './git.ts';

/**
 * Makes sure that whatever differs below the data folder after a sync is the sync's.
 *
 * @throws AirlogError `uncommitted-changes`, `data-outside-repository`
 */
export function demandCommitted(folder: string): void {
  const changes = changesBelow(folder);
  if (changes === '') return;
  throw new AirlogError({
    kind: 'usage',
    code: 'uncommitted-changes',
    what: `${folder} holds changes that are not committed.`,
    why: `They would be committed as if a sync had made them:\n${changes}`,
    next: `Commit them, or take them back: \`git restore\` what was changed, delete what is only yours. Of what a killed run left in ${folder}/${SHOWS_FOLDER} and ${folder}/${STATUS_PATH} nothing is lost: the next one makes it anew.`,
  });
}

function changesBelow(folder: string): string {
  try {
    return git('status', '--porcelain', '--', folder);
  } catch (error) {
    if (error instanceof AirlogError && error.why.includes('is outside repository')) {
      throw dataOutsideRepository(folder, error.why);
    }
    throw error;
  }
}

function dataOutsideRepository(folder: string, why: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'data-outside-repository',
    what: `${folder} lies outside of this repository, so there is nothing to commit a sync to.`,
    why,
    next: 'Let AIRLOG_DATA name a folder of the repository, or unset it; or use `npm run sync`, which needs no git.',
  });
}

/**
 * Commits what a sync wrote below the data folder, and nothing else. Answers whether it wrote anything.
 * What cannot be committed is taken back: it would stop every later run.
 */
export function commitSync(folder: string, report: SyncReport): boolean {
  const paths = [folder, ...editsWritten(folder).map((path) => `:(exclude,literal)${path}`)];
  try {
    git('add', '--all', '--', ...paths);
    if (tryGit('diff', '--cached', '--quiet', '--', ...paths).ok) return false;
    commit(commitMessage(report), ...paths);
    return true;
  } catch (error) {
    tryGit('reset', '--quiet', '--', ...paths);
    tryGit('restore', '--', ...paths);
    tryGit(
      'clean',
      '-d',
      '--force',
      '--quiet',
      '--',
      `${folder}/${SHOWS_FOLDER}`,
      `${folder}/${STATUS_PATH}`,
    );
    throw error;
  }
}

/** Edits that somebody wrote while the sync ran: it takes those of the sample away, and writes none. */
function editsWritten(folder: string): string[] {
  const changed = git('ls-files', '--modified', '--others', '-z', '--', `${folder}/${EDITS_FOLDER}`);
  return changed.split('\0').filter((path) => existsSync(path));
}

/** Commits what was added of some paths, and nothing else, signed by nobody. */
export function commit(message: string, ...paths: string[]): void {
  git('-c', 'commit.gpgSign=false', 'commit', '--quiet', '--message', message, '--', ...paths);
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
}: Pick<
  SyncReport,
  'current_show' | 'added' | 'returned' | 'guests' | 'removed' | 'updated' | 'gone'
>): string {
  const came = added.length + returned.length + guests.length;
  const words = [
    ...(came + removed.length > 0 ? [`+${came} −${removed.length}`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
    ...(updated.length > 0 ? [`${updated.length} updated`] : []),
  ];
  return `data: sync ${current_show} (${words.join(', ') || 'no news'})`;
}
