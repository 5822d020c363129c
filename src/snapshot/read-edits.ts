import { posix } from 'node:path';
import { Edits, type EditsFile } from '#domain/edit.ts';
import type { Problem } from '#domain/problems.ts';
import { EDITS_FOLDER, editsPath, showNamedBy } from './layout.ts';
import { listFiles, parseFile } from './parse.ts';
import { repeatedNames } from './repeated-names.ts';

/** Every edits file below the data folder, oldest show first, and all that is wrong with them. */
export function readEdits(folder: string): { edits: EditsFile[]; problems: Problem[] } {
  const edits: EditsFile[] = [];
  const { paths, problems } = listFiles(folder, EDITS_FOLDER);
  for (const path of paths) {
    const file = posix.join(folder, path);
    const slug = showNamedBy(path, editsPath);
    if (slug === null) {
      problems.push({ file, pointer: '', message: misplaced(folder) });
      continue;
    }
    const parsed = parseFile(folder, path, Edits, repeatedNames);
    problems.push(...parsed.problems);
    if (parsed.value) edits.push({ slug, file, edits: parsed.value });
  }
  return { edits, problems };
}

function misplaced(folder: string): string {
  const edits = posix.join(folder, EDITS_FOLDER);
  return `expected a file named after a show: 2026-03-11.json, in ${edits} itself; rename it, or move it there or away`;
}
