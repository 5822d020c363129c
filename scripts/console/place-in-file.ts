import { lstatSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { lineAt } from '#snapshot/broken-json.ts';
import { keysOf, offsetInJson } from './json-place.ts';

/** How a kind of file is searched: the offset of a place, or of the nearest one above that is there. */
const OFFSETS: Record<string, (text: string, pointer: string) => number> = {
  '.json': offsetInJson,
  '.yml': offsetInYaml,
  '.ts': offsetInLiteral,
};

/**
 * The line, counted from 1, of a JSON pointer in a file; null where the file is not there or of another kind.
 * A link has no lines of its own, and may lead to what must not be read.
 */
export function lineInFile(file: string, pointer: string): number | null {
  const offsetIn = OFFSETS[extname(file)];
  if (!offsetIn || !lstatSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  const text = readFileSync(file, 'utf8');
  return lineAt(text, offsetIn(text, pointer));
}

function offsetInYaml(text: string, pointer: string): number {
  // Every command loads this file, and hardly one meets a workflow that is wrong.
  const { isNode, parseDocument }: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  const document = parseDocument(text);
  for (let path = keysOf(pointer); path.length > 0; path = path.slice(0, -1)) {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.errors[0]?.pos[0] ?? 0;
}

/** A config in TypeScript is one literal: each field of the path is looked for behind the one above it. */
function offsetInLiteral(text: string, pointer: string): number {
  let offset = 0;
  for (const key of keysOf(pointer)) {
    const fields = text.slice(offset).matchAll(/(?<=^|[{,\s])([\w$]+)\s*:/gm);
    const field = fields.find(([, name]) => name === key);
    if (field) offset += field.index;
  }
  return offset;
}
