import { accessSync, constants } from 'node:fs';
import { AirlogError } from '#domain/errors.ts';
import { BOT, type GitAnswer, placeInGit } from './git.ts';

/** The hooks of a clone that git asks before it does something. */
const HOOKS = {
  commit: ['pre-commit', 'prepare-commit-msg', 'commit-msg'],
  push: ['pre-push'],
};

/** A refusal of git's own, or of the remote: of a hook that stopped it, git says nothing. */
const COMPLAINT = /^(?:fatal: |error: Error building trees|!\t)/m;

/** The error for what a hook of this clone stopped; null where git or the remote refused it. */
export function refusalByHook(deed: keyof typeof HOOKS, { status, words }: GitAnswer): AirlogError | null {
  if (status !== 1 || COMPLAINT.test(words)) return null;
  const hooks = HOOKS[deed].map((name) => placeInGit(`hooks/${name}`)).filter(isProgram);
  return hooks.length > 0 ? hookRefused(deed, hooks.join(' or '), words) : null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hookRefused(deed: string, hooks: string, words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'hook-refused',
    what: `Git did not ${deed}: it was stopped by a hook of this clone, ${hooks}.`,
    why: words || 'The hook gave no reason.',
    next: `Mend what the hook complains about, let it pass what ${BOT.name} commits, or take it away here; then run the same command again.`,
  });
}
