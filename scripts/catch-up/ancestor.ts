import { AirlogError } from '#domain/errors.ts';
import { git, tryGit } from '../archive/git.ts';

/**
 * The commit of another history from which this one went on.
 *
 * @throws AirlogError `unrelated-histories`
 */
export function commonAncestor(theirs: string): string {
  const { ok, stdout } = tryGit('merge-base', 'HEAD', theirs);
  const ancestor = ok ? stdout : commitLikeFirst(theirs);
  if (ancestor === undefined) throw unrelatedHistories();
  return ancestor;
}

/** The commit whose files are those of the first one here: GitHub's “Use this template” begins with a copy. */
function commitLikeFirst(theirs: string): string | undefined {
  const first = git('log', '--max-parents=0', '--format=%T', 'HEAD').split('\n');
  const commits = git('log', '--format=%T %H', theirs).split('\n');
  return commits.map((line) => line.split(' ')).find(([tree = '']) => first.includes(tree))?.[1];
}

function unrelatedHistories(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'unrelated-histories',
    what: 'That repository and this one have no commit in common.',
    why: 'Nobody can tell what was changed there since, and what here. That is so when the address is wrong, or where the files were copied by hand and changed before they were committed.',
    next: 'Correct the address. For a copy, fork airlog, take your data/, station.config.ts and .github/CODEOWNERS into the fork, run `npm run configure` there, and go on with that.',
  });
}
