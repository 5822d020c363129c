import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Station } from '#domain/station.ts';
import { git, gitGiven } from '../archive/git.ts';
import { WORKFLOW, withSchedule } from '../workflow/schedule.ts';

/** What is a station's own: files, and folders with all that lies in them. */
export const OWN = ['data', 'station.config.ts', '.github/CODEOWNERS'];

/** A file of a commit, as git lists it. */
interface Entry {
  mode: string;
  /** Where git keeps its text. */
  object: string;
  path: string;
}

/**
 * The trees of some commits as they would be if they had been made for this station: all that is the station's
 * own is as HEAD has it, and the workflow runs at the station's times, or is missing where HEAD has none.
 *
 * @throws AirlogError `invalid-workflow`, `git-failed`
 */
export function stationTrees(commits: readonly string[], station: Station): string[] {
  const ours = entriesOf('HEAD', [...OWN, WORKFLOW]);
  const kept = ours.filter((entry) => !isWorkflow(entry));
  const hasWorkflow = ours.length > kept.length;
  return commits.map((commit) => {
    const program = entriesOf(commit).filter((entry) => !isOwn(entry) && (hasWorkflow || !isWorkflow(entry)));
    const timed = program.map((entry) => (isWorkflow(entry) ? withTimes(entry, station) : entry));
    return treeOf([...timed, ...kept]);
  });
}

const isWorkflow = ({ path }: Entry) => path === WORKFLOW;
const isOwn = ({ path }: Entry) => OWN.some((own) => path === own || path.startsWith(`${own}/`));

/** What a commit holds in some places, or in all. */
function entriesOf(commit: string, places: readonly string[] = []): Entry[] {
  const listed = git('ls-tree', '-r', '-z', '--full-tree', commit, '--', ...places);
  const lines = listed.split('\0').filter(Boolean);
  return lines.map((line) => {
    const [, mode = '', object = '', path = ''] = /^(\S+) \S+ (\S+)\t(.*)$/s.exec(line) ?? [];
    return { mode, object, path };
  });
}

function withTimes(entry: Entry, station: Station): Entry {
  const input = withSchedule(git('cat-file', 'blob', entry.object), station);
  return { ...entry, object: gitGiven({ input }, 'hash-object', '-w', '--stdin') };
}

function treeOf(entries: readonly Entry[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-index-'));
  const index = join(folder, 'index');
  const input = entries.map(({ mode, object, path }) => `${mode} ${object}\t${path}\0`).join('');
  try {
    gitGiven({ index, input }, 'update-index', '-z', '--index-info');
    return gitGiven({ index }, 'write-tree');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
