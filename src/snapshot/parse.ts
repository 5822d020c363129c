import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type Problem, problemsIn } from '#domain/errors.ts';

export type Parsed<T> = { value: T; problems: [] } | { value: null; problems: Problem[] };

/** Reads a JSON file into the shape of a schema; `label` is the path that errors name. */
export function parseFile<T>(path: string, label: string, schema: z.ZodType<T>): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { value: null, problems: [unreadable(label, error)] };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : { value: null, problems: problemsIn(label, parsed.error) };
}

/** Every file below a folder; one that is not there has none. `label` is the path that errors name. */
export function filesBelow(path: string, label: string): { files: Dirent[]; problems: Problem[] } {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return { files: entries.filter((entry) => entry.isFile()), problems: [] };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { files: [], problems: isMissing ? [] : [unreadable(label, error)] };
  }
}

function unreadable(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return { file, pointer: '', message: `cannot be read: ${reason}` };
}
