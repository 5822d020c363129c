import { posix } from 'node:path';
import { AirlogError } from '#domain/errors.ts';
import { STATUS_PATH, showPath } from '#snapshot/layout.ts';
import { liesIn } from '#snapshot/real-path.ts';
import { git, tryGit } from './git.ts';

/** A show that sync may write, any one. */
const SOME_SHOW = showPath('2026-03-11');

/**
 * Makes sure that git takes what a sync writes into the data folder.
 *
 * @throws AirlogError `data-outside-repository`, `data-ignored`
 */
export function demandTracked(folder: string): void {
  const root = git('rev-parse', '--show-toplevel');
  if (!liesIn(root, folder)) throw dataOutsideRepository(folder, root);
  const places = [STATUS_PATH, SOME_SHOW].map((path) => posix.join(folder, path));
  const { ok, stdout } = tryGit('check-ignore', '--verbose', '--', ...places);
  if (ok) throw dataIgnored(folder, stdout);
}

function dataOutsideRepository(folder: string, root: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'data-outside-repository',
    what: `${folder} lies outside of this repository, so there is nothing to commit a sync to.`,
    why: `The repository is ${root}, and git takes nothing of what lies elsewhere.`,
    next: 'Let AIRLOG_DATA name a folder of the repository, or unset it; or use `npm run sync`, which needs no git.',
  });
}

/** @param rules where each rule stands, and what it ignores */
function dataIgnored(folder: string, rules: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'data-ignored',
    what: `Git ignores what a sync writes into ${folder}, so it would not be committed.`,
    why: `These rules say so:\n${rules}`,
    next: 'Take them away, or let AIRLOG_DATA name another folder; or use `npm run sync`, which needs no git.',
  });
}
