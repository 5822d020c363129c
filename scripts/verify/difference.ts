import { type Flaw, jsonPointer } from '#domain/problems.ts';

/** Where a document first says something else than expected. Fields that nobody expects may be later ones. */
export function differenceIn(
  expected: unknown,
  found: unknown,
  path: readonly PropertyKey[] = [],
): Flaw | null {
  if (isRecord(expected) && isRecord(found)) {
    if (Array.isArray(expected) && Array.isArray(found) && expected.length !== found.length) {
      const message = `holds ${found.length}, the database ${expected.length}`;
      return { pointer: jsonPointer(path), message };
    }
    for (const [key, value] of Object.entries(expected)) {
      const difference = differenceIn(value, found[key], [...path, key]);
      if (difference) return difference;
    }
    return null;
  }
  if (Object.is(expected, found)) return null;
  return { pointer: jsonPointer(path), message: `is ${shown(found)}, in the database ${shown(expected)}` };
}

const LONGEST = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
