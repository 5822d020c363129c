import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import type { Station } from '#domain/station.ts';
import { whileHeld } from '#snapshot/lock.ts';
import { git, gitRefused, tryGit } from '../archive/git.ts';
import { currentBranch } from '../archive/route.ts';
import { WORKFLOW } from '../workflow/schedule.ts';
import { commonAncestor } from './ancestor.ts';
import { merge } from './merge.ts';
import { demandReady, repositoryBusy } from './ready.ts';
import { OWN, stationTrees } from './station-tree.ts';

/**
 * Merges what another repository has added since this one was forked from it. What is the station's own stays
 * as it is, at every moment. Answers in words what came of it.
 *
 * @param from a remote, or the address of that repository
 * @throws AirlogError `repository-busy`, `no-branch`, `no-upstream`, `git-failed` where it cannot be reached, or
 * of {@link demandReady}, {@link commonAncestor}, {@link stationTrees} or {@link merge}
 */
export async function takeOver(from: string, station: Station): Promise<string> {
  currentBranch();
  return whileHeld(git('rev-parse', '--absolute-git-dir'), 'alone', repositoryBusy, async () => {
    demandReady();
    const theirs = fetchFrom(from);
    const name = theirs.slice(0, 7);
    const nothing = `There is nothing to take over: this repository has all up to ${name}.`;
    const ancestor = commonAncestor(theirs);
    const [before = '', after = ''] = stationTrees([ancestor, theirs], station);
    if (before === after) return nothing;
    merge(theirs, { before, after }, `Merge airlog up to ${name}`);
    return tookOver(commitsBetween(ancestor, theirs), name);
  });
}

/** The newest commit of another repository, brought here. */
function fetchFrom(from: string): string {
  const fetch = ['fetch', '--quiet', '--no-tags', '--', from, 'HEAD'];
  const { ok, words } = tryGit(...fetch);
  if (ok) return git('rev-parse', 'FETCH_HEAD');
  const isName = !/[/:\\]/.test(from);
  throw isName && !tryGit('remote', 'get-url', from).ok ? noUpstream(from) : gitRefused(fetch, words);
}

/** How many commits changed more than what each station has for itself. */
function commitsBetween(before: string, after: string): number {
  const program = OWN.map((path) => `:(top,exclude)${path}`);
  return Number(git('rev-list', '--count', '--no-merges', `${before}..${after}`, '--', ':/', ...program));
}

function tookOver(commits: number, name: string): string {
  return [
    `Took over ${count(commits, 'commit')}, up to ${name}. ${OWN.join(', ')} and the times in ${WORKFLOW} are as they were.`,
    'Look at it, then push it, after `git pull --no-rebase` where a sync was faster:',
    '    npm ci && npm run check && npm run build',
    '    git push',
  ].join('\n');
}

function noUpstream(name: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-upstream',
    what: `This repository has no remote ${name}, so there is nowhere to take anything from.`,
    why: 'Git does not know which repository this one was forked from.',
    next: `Name it once, \`git remote add ${name} ADDRESS\`, or each time: \`npm run catch-up -- ADDRESS\`.`,
  });
}
