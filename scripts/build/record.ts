import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '#snapshot/replace-file.ts';

/** A file as a build left it. */
export interface Entry {
  /** Tells all that the file was made of. */
  key: string;
  /** Bytes. */
  size: number;
  /** When the file system last saw it change, in milliseconds: nobody can set that back. */
  changed: number;
  /** SHA-256 of its bytes, as hex. */
  sha256: string;
}

const Row = z.tuple([z.string(), z.string(), z.number(), z.number(), z.string()]);
const Rows = z.array(Row);

/** What an earlier build left; empty where nothing else made it, or the record cannot be trusted. */
export function readRecord(file: string, builtWith: string): Map<string, Entry> {
  try {
    const [head = '', body = ''] = readFileSync(file, 'utf8').split('\n');
    if (head !== headOf(builtWith, body)) return new Map();
    const rows = Rows.parse(JSON.parse(body));
    return new Map(rows.map(([path, key, size, changed, sha256]) => [path, { key, size, changed, sha256 }]));
  } catch {
    return new Map();
  }
}

export function writeRecord(file: string, builtWith: string, entries: ReadonlyMap<string, Entry>): void {
  const rows = [...entries].map(([path, { key, size, changed, sha256 }]) => [
    path,
    key,
    size,
    changed,
    sha256,
  ]);
  const body = JSON.stringify(rows);
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, (draft) => writeFileSync(draft, `${headOf(builtWith, body)}\n${body}\n`));
}

/** Of what made the files, and of the record itself. */
function headOf(builtWith: string, body: string): string {
  return `${builtWith} ${hash('sha256', body)}`;
}
