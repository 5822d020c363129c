import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { releaseIndex } from '../archive/alone.ts';
import { abandonMerge } from '../archive/commit.ts';
import { git, placeInGit, tryGit } from '../archive/git.ts';

/** A file of git's own folder, there as long as git may be writing what a merge brings. */
const MARK = 'airlog-catch-up';

/**
 * Notes that git begins to write. Answers how to note that it has ended.
 *
 * @param merged the commit that is being merged
 * @param changed a commit whose only change is what the merge brings
 */
export function mark(merged: string, changed: string): () => void {
  const place = placeInGit(MARK);
  writeFileSync(place, `${merged} ${changed}`);
  return () => rmSync(place);
}

/**
 * Takes back what a merge wrote that was killed, or found no room on the disk. Of all else nothing is touched.
 *
 * @throws AirlogError `git-failed` where a git that was killed just now still holds the index
 */
export function takeBackCutOff(): void {
  const place = placeInGit(MARK);
  if (!existsSync(place)) return;
  releaseIndex();
  const [merged = '', changed = ''] = readFileSync(place, 'utf8').split(' ');
  // Somebody may have ended the merge otherwise, and gone on with the files that it wrote.
  if (tryGit('rev-parse', '--verify', '--quiet', 'MERGE_HEAD').stdout === merged) takeBack(changed);
  rmSync(place);
}

function takeBack(commit: string): void {
  const written = pathsOf('diff', '--name-only', '--no-renames', '-z', `${commit}^`, commit);
  const changed = pathsOf('diff', '--name-only', '--no-renames', '-z', 'HEAD', '--', ...written);
  if (changed.length > 0) git('restore', '--source=HEAD', '--staged', '--worktree', '--', ...changed);
  const unknown = pathsOf('ls-files', '--others', '-z', '--', ...written);
  for (const path of unknown.filter((each) => isOf(commit, each))) rmSync(path);
  abandonMerge();
}

function pathsOf(...args: string[]): string[] {
  return git(...args)
    .split('\0')
    .filter(Boolean);
}

/** Whether a file came with a commit: it is what that has in its place, or git had no more than made it. */
function isOf(commit: string, path: string): boolean {
  return (
    statSync(path).size === 0 || git('hash-object', '--', path) === git('rev-parse', `${commit}:${path}`)
  );
}
