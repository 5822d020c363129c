import { z } from 'zod';

/** A field of a document as a table shows it. */
export interface Field {
  /** `tracks[].title` */
  path: string;
  /** `integer or null` */
  type: string;
  description: string;
}

interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** The fields of a document, those of its parts below them. */
export function fieldsOf(schema: z.ZodType): Field[] {
  return below(z.toJSONSchema(schema, { io: 'input' }) as Schema, '');
}

function below(schema: Schema, above: string): Field[] {
  if (schema.items) return below(schema.items, `${above}[]`);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const description = field.description ?? described(field)?.description ?? '';
    return [{ path, type: typeOf(field), description }, ...below(field, path)];
  });
}

/** The branch of `… or null` that says what the field is. */
function described({ anyOf }: Schema): Schema | undefined {
  return anyOf?.find((branch) => branch.type !== 'null');
}

function typeOf({ anyOf, type, enum: values, format, items, ...rest }: Schema): string {
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if ('const' in rest) return JSON.stringify(rest.const);
  if (values) return values.map((value) => JSON.stringify(value)).join(' or ');
  if (items) return `array of ${typeOf(items)}`;
  if (Array.isArray(type)) return type.join(' or ');
  return format ?? type ?? 'anything';
}
