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
  const ours = ownEntries('HEAD');
  const hasWorkflow = ours.some(isWorkflow);
  const kept = ours.filter((entry) => !isWorkflow(entry));
  return commits.map((commit) => {
    const theirs = ownEntries(commit);
    const timed = theirs.filter((entry) => hasWorkflow && isWorkflow(entry));
    return treeWith(commit, [
      ...theirs.map(removed),
      ...kept,
      ...timed.map((each) => withTimes(each, station)),
    ]);
  });
}

/** What a commit has of a station's own, and its workflow. */
function ownEntries(commit: string): Entry[] {
  return entriesOf(commit, [...OWN, WORKFLOW]);
}

const isWorkflow = ({ path }: Entry) => path === WORKFLOW;

function entriesOf(commit: string, paths: readonly string[]): Entry[] {
  const listed = git('ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths);
  const lines = listed.split('\0').filter(Boolean);
  return lines.map((line) => {
    const [about = '', path = ''] = line.split('\t');
    const [mode = '', , object = ''] = about.split(' ');
    return { mode, object, path };
  });
}

function withTimes(entry: Entry, station: Station): Entry {
  const input = withSchedule(git('cat-file', 'blob', entry.object), station);
  return { ...entry, object: gitGiven({ input }, 'hash-object', '-w', '--stdin') };
}

/** An entry by which git takes a path out of an index. */
function removed({ object, path }: Entry): Entry {
  return { mode: '0', object: '0'.repeat(object.length), path };
}

/** The tree of a commit with other entries; of two for one path the later holds. */
function treeWith(commit: string, entries: readonly Entry[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-index-'));
  const index = join(folder, 'index');
  const input = entries.map(({ mode, object, path }) => `${mode} ${object}\t${path}\0`).join('');
  try {
    gitGiven({ index }, 'read-tree', commit);
    gitGiven({ index, input }, 'update-index', '-z', '--index-info');
    return gitGiven({ index }, 'write-tree');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
