import { z } from 'zod';

export interface SchemaName {
  /** `$id`: an absolute URI, the address of the schema where it is published. */
  id: string;
  title: string;
}

/**
 * The JSON Schema (draft 2020-12) of what may be written in a file or document, as text. It knows
 * shapes and fields; what a refinement says in code only zod can judge.
 */
export function schemaText(schema: z.ZodType, { id, title }: SchemaName): string {
  const { $schema, ...shape } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, $id: id, title, ...shape }, null, 2)}\n`;
}
