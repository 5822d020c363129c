import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { git, tryGit, tryOwnGit } from '../archive/git.ts';
import { mark, takeBackCutOff } from './cut-off.ts';

/** Trees by which a merge tells what another history changed. */
export interface Change {
  before: string;
  after: string;
}

const GIVE_UP = '`git merge --abort` gives the merge up, and all is as it was.';

/**
 * Merges a commit into the branch that is checked out, by the name of whoever is here, as if it had changed one
 * tree into the other. Files that are the same in both are not touched. Conflicts stay, for somebody to resolve.
 *
 * @throws AirlogError `merge-conflicts`, `merge-refused`, `commit-refused`
 */
export function merge(commit: string, { before, after }: Change, message: string): void {
  const ancestor = git('commit-tree', before, '-m', message);
  const changed = git('commit-tree', after, '-p', ancestor, '-m', message);
  const unmark = mark(commit, changed);
  // Git is told of the merge before anything changes: whenever this is killed, `git merge --abort` knows of it.
  const begin = ['--no-ff', '--no-commit', '--strategy=ours', '--allow-unrelated-histories'];
  git('merge', '--quiet', ...begin, commit);
  const { ok, words } = tryGit('cherry-pick', '--no-commit', changed);
  const conflicts = ok ? null : mergeConflicts();
  if (ok || conflicts) unmark();
  else takeBackCutOff();
  if (!ok) throw conflicts ?? mergeRefused(words);
  const committed = tryOwnGit('commit', '--quiet', '--no-edit');
  if (!committed.ok) throw commitRefused(committed.words);
}

/** What git calls a file that both sides changed, in its short status. */
const UNMERGED = /^(U.|.U|AA|DD) (.*)$/gm;

function mergeConflicts(): AirlogError | null {
  const problems = [...git('status', '--porcelain', '--untracked-files=no').matchAll(UNMERGED)].map(
    ([, sides = '', file = '']) => ({ file, pointer: '', message: conflictWords(sides) }),
  );
  if (problems.length === 0) return null;
  return new AirlogError({
    kind: 'guard',
    code: 'merge-conflicts',
    what: `The merge waits for you: ${count(problems.length, 'file')} changed here and there, each in its own way.`,
    why: 'Only somebody who knows what was meant can say what becomes of them. What is the station’s own is as it was.',
    next: `Edit each, take the marks <<<<<<< out, \`git add\` it, and end with \`git commit\`. ${GIVE_UP}`,
    problems,
  });
}

function conflictWords(sides: string): string {
  if (sides === 'DU') return 'deleted here, changed there';
  return sides === 'UD' ? 'changed here, deleted there' : 'changed here and there';
}

function mergeRefused(words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'merge-refused',
    what: 'Git did not merge; all is as it was.',
    why: words,
    next: 'Mend what git complains about, and run the same command again.',
  });
}

function commitRefused(words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'commit-refused',
    what: 'All is merged without a conflict, and git did not commit it.',
    why: words || 'A hook stopped it and gave no reason.',
    next: `Mend what git complains about and run \`git commit\`. ${GIVE_UP}`,
  });
}
