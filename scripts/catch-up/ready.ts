import { AirlogError } from '#domain/errors.ts';
import { uncommittedChanges } from '../archive/commit.ts';
import { git, tryGit } from '../archive/git.ts';
import { takeBackCutOff } from './cut-off.ts';

/**
 * Makes sure that whatever changes here from now on is the merge's.
 *
 * @throws AirlogError `shallow-clone`, `merge-underway`, `uncommitted-changes`
 */
export function demandReady(): void {
  if (git('rev-parse', '--is-shallow-repository') === 'true') throw shallowClone();
  takeBackCutOff();
  if (tryGit('rev-parse', '--verify', '--quiet', 'MERGE_HEAD').ok) throw mergeUnderway();
  const changes = git('status', '--porcelain', '--untracked-files=no');
  if (changes !== '') throw uncommittedChanges('This repository', 'A merge would mix with them', changes);
}

function shallowClone(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'shallow-clone',
    what: 'This clone has only its newest commits.',
    why: 'What was changed since the fork is told by the commit that both histories have in common.',
    next: 'Fetch the others, `git fetch --unshallow`, and run the same command again.',
  });
}

function mergeUnderway(): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'merge-underway',
    what: 'A merge was begun here and has not ended.',
    why: 'Another one can begin when it has.',
    next: 'Resolve its conflicts and run `git commit`, or give it up: `git merge --abort`. Then run the same command again.',
  });
}

export function repositoryBusy(_folder: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'repository-busy',
    what: 'Another command of airlog is committing here; this one leaves it alone.',
    why: 'Two at once would take what the other one wrote for somebody’s changes. Nothing was changed.',
    next: 'Run the same command again when the other one has ended.',
    cause,
  });
}
