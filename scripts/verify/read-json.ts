import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#domain/problems.ts';

/** What a JSON file below a folder holds, or what is wrong with it. */
export function readJson(folder: string, path: string): { json: unknown; problems: Problem[] } {
  try {
    return { json: JSON.parse(readFileSync(join(folder, path), 'utf8')), problems: [] };
  } catch (error) {
    const message = `is no JSON: ${error instanceof Error ? error.message : error}`;
    return { json: null, problems: [{ file: path, pointer: '', message }] };
  }
}
