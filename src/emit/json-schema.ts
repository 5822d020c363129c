import { z } from 'zod';

/** A JSON Schema (draft 2020-12). It knows shapes and fields; what a refinement says in code only zod can judge. */
type Shape = z.core.JSONSchema.BaseSchema;

/** The schema of a file that people or sync write: a field that it does not name is a slip. */
export function fileSchema(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input' });
}

/** The largest number of an integer of 32 bits. */
const LARGEST_SHORT = 2 ** 31 - 1;

/**
 * The schema of a document that others read. Whoever keeps it, or a client that was made of it, goes on
 * reading when fields are added, and reads numbers as large as SoundCloud’s of tracks. `refine` may change every part of it.
 */
export function documentSchema(schema: z.ZodType, refine: (part: Shape) => void = () => undefined): Shape {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.type === 'integer' && Number(jsonSchema.maximum) > LARGEST_SHORT) {
        jsonSchema.format = 'int64';
      }
      refine(jsonSchema);
    },
  });
}

export interface SchemaName {
  /** `$id`: an absolute URI, the address of the schema where it is published. */
  id: string;
  title: string;
}

/** A schema under its name, as its file holds it. */
export function schemaText({ $schema, ...shape }: Shape, { id, title }: SchemaName): string {
  return `${JSON.stringify({ $schema, $id: id, title, ...shape }, null, 2)}\n`;
}
