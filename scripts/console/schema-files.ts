import { posix } from 'node:path';
import type { z } from 'zod';
import { Edits } from '#domain/edit.ts';
import { Show } from '#domain/show.ts';
import { Station } from '#domain/station.ts';
import { Status } from '#domain/status.ts';
import { fileSchema, schemaText } from '#emit/json-schema.ts';

export const SCHEMAS_FOLDER = 'schemas';

const FILES: Record<string, { title: string; schema: z.ZodType }> = {
  edits: { title: 'Edits of a show', schema: Edits },
  show: { title: 'Show', schema: Show },
  station: { title: 'Station', schema: Station },
  status: { title: 'Status of the archive', schema: Status },
};

/** The JSON Schemas of the files that this repository holds: file name to text. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, { title, schema }]) => [
      `${name}.json`,
      schemaText(fileSchema(schema), { id: `urn:airlog:${name}`, title }),
    ]),
  );
}

/** Where a file of this repository finds its schema, for its `$schema`; elsewhere it finds none. */
export function schemaAddress(name: 'edits', file: string): string | undefined {
  if (posix.isAbsolute(file) || posix.normalize(file).startsWith('..')) return undefined;
  return posix.relative(posix.dirname(file), `${SCHEMAS_FOLDER}/${name}.json`);
}
