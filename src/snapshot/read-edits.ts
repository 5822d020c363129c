import { join, posix } from 'node:path';
import { Edits, type EditsFile } from '#domain/edit.ts';
import type { Problem } from '#domain/errors.ts';
import { compareText } from '#domain/text.ts';
import { Slug } from '#domain/window.ts';
import { EDITS_FOLDER } from './layout.ts';
import { filesBelow, parseFile } from './parse.ts';

/** Every edits file below the data folder, oldest show first, and all that is wrong with them. */
export function readEdits(folder: string): { edits: EditsFile[]; problems: Problem[] } {
  const root = join(folder, EDITS_FOLDER);
  const edits: EditsFile[] = [];
  const { files, problems } = filesBelow(root, posix.join(folder, EDITS_FOLDER));
  for (const { name, parentPath } of files.toSorted((a, b) => compareText(a.name, b.name))) {
    if (parentPath !== root || !name.endsWith('.json')) continue;
    const file = posix.join(folder, EDITS_FOLDER, name);
    const slug = name.replace(/\.json$/, '');
    if (!Slug.safeParse(slug).success) {
      problems.push({ file, pointer: '', message: 'expected a file named after a show: 2026-03-11.json' });
      continue;
    }
    const parsed = parseFile(join(root, name), file, Edits);
    problems.push(...parsed.problems);
    if (parsed.value) edits.push({ slug, file, edits: parsed.value });
  }
  return { edits, problems };
}
