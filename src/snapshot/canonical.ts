import type { z } from 'zod';
import { Edits } from '#domain/edit.ts';
import { byFirstSeen, Guest, Like } from '#domain/like.ts';
import { Show } from '#domain/show.ts';
import { Status } from '#domain/status.ts';

const showInOrder = inOrder(Show);
const likeInOrder = inOrder(Like);
const guestInOrder = inOrder(Guest);
const statusInOrder = inOrder(Status);
const editsInOrder = inOrder(Edits);

/** Puts the keys of a value into the order of a schema. Its shape is read once: zod makes it anew each time. */
function inOrder(schema: z.ZodObject): (value: object) => object {
  const keys = Object.keys(schema.shape);
  return (value) => {
    const ordered: Record<string, unknown> = {};
    for (const key of keys) {
      const field = (value as Record<string, unknown>)[key];
      if (field !== undefined) ordered[key] = field;
    }
    return ordered;
  };
}

/**
 * A show as its file holds it: keys in the order of the schema, likes in the order of the lineup, one
 * line each, so that a diff is a list of likes. The same facts always give the same text.
 */
export function showText(show: Show): string {
  const likes = show.likes.toSorted(byFirstSeen).map(likeInOrder);
  const guests = show.guests?.map(guestInOrder);
  const fields = Object.entries(showInOrder(show)).map(([key, value]) => {
    if (key === 'likes') return `"likes": ${lines(likes)}`;
    if (key === 'guests') return `"guests": ${lines(guests ?? [])}`;
    return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  });
  return `{\n  ${fields.join(',\n  ')}\n}\n`;
}

export function statusText(status: Status): string {
  return `${JSON.stringify(statusInOrder(status), null, 2)}\n`;
}

function lines(rows: readonly object[]): string {
  if (rows.length === 0) return '[]';
  return `[\n    ${rows.map((row) => JSON.stringify(row)).join(',\n    ')}\n  ]`;
}

/** The edits of a show as `npm run edit` writes them; an empty lineup is left out. */
export function editsText(edits: Edits): string {
  const { lineup, ...head } = edits;
  const fields = { ...editsInOrder(head), ...(lineup.length > 0 && { lineup }) };
  return `${JSON.stringify(fields, null, 2)}\n`;
}
