import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { z } from 'zod';
import { hasCode } from '#domain/errors.ts';
import { type Flaw, type Problem, problemsIn } from '#domain/problems.ts';
import { isTooDeep, whatBreaksJson } from './broken-json.ts';
import { UNFINISHED } from './layout.ts';
import { liesIn } from './real-path.ts';

export type Parsed<T> = { value: T; problems: [] } | { value: null; problems: Problem[] };

/**
 * Reads a JSON file below a data folder into the shape of a schema. `wrongWith` finds in its text what
 * JSON takes in silence.
 */
export function parseFile<T>(
  folder: string,
  path: string,
  schema: z.ZodType<T>,
  wrongWith: (text: string) => Flaw[] = () => [],
): Parsed<T> {
  const place = join(folder, path);
  const label = posix.join(folder, path);
  let text = '';
  let json: unknown;
  let flaws: Flaw[];
  try {
    demandWithin(folder, place);
    demandFile(place);
    text = textOf(place);
    json = JSON.parse(text);
    flaws = wrongWith(text);
  } catch (error) {
    return { value: null, problems: [unreadable(label, error, text)] };
  }
  const parsed = schema.safeParse(json);
  const problems = flaws.map((flaw) => ({ file: label, ...flaw }));
  if (!parsed.success) problems.push(...problemsIn(label, parsed.error));
  return parsed.success && problems.length === 0
    ? { value: parsed.data, problems: [] }
    : { value: null, problems };
}

/** The text of a file, without the byte order mark by which some editors begin it: that is no JSON. */
function textOf(place: string): string {
  const text = readFileSync(place, 'utf8');
  if (text.includes(UNREADABLE) && !isUtf8(readFileSync(place))) {
    throw new Error('it is not UTF-8; save it as that');
  }
  return text.replace(/^\ufeff/, '');
}

/** What stands for bytes that are no UTF-8; a text may hold it as well. */
const UNREADABLE = '\ufffd';

/**
 * Paths from the data folder of all that lies below a part of it, sorted; a part that is not there has
 * none. Files that are being written, and those that a name hides (`.DS_Store`), are passed over.
 */
export function listFiles(folder: string, part: string): { paths: string[]; problems: Problem[] } {
  const root = join(folder, part);
  try {
    demandWithin(folder, root);
    const paths = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name, parentPath }) => posix.join(part, ...parentPath.slice(root.length).split(sep), name))
      .filter((path) => !path.endsWith(UNFINISHED) && !HIDDEN.test(path));
    return { paths: paths.sort(), problems: [] };
  } catch (error) {
    return {
      paths: [],
      problems: hasCode(error, 'ENOENT') ? [] : [unreadable(posix.join(folder, part), error)],
    };
  }
}

/** A link may come with somebody's edit: what lies elsewhere is not read, and an error quotes none of it. */
function demandWithin(folder: string, place: string): void {
  if (!lstatSync(place).isSymbolicLink() || liesIn(folder, place)) return;
  throw new Error('it is a link that leads out of the data folder');
}

/** Who reads a pipe waits for somebody to write. */
function demandFile(place: string): void {
  if (!statSync(place).isFile()) throw new Error('it is no file');
}

const HIDDEN = /(?:^|\/)\./;

function unreadable(file: string, error: unknown, text = ''): Problem {
  return { file, pointer: '', message: `cannot be read: ${reasonOf(error, text)}` };
}

function reasonOf(error: unknown, text: string): string {
  if (isTooDeep(error)) return 'it is nested too deeply';
  const words = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
  return error instanceof SyntaxError ? whatBreaksJson(text, words) : words;
}
