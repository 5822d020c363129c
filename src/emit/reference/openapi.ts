import type { z } from 'zod';
import { type Catalog, presentStation } from '#domain/catalog.ts';
import { profileUrl } from '#domain/host.ts';
import { documentSchema } from '../json-schema.ts';
import type { Links } from '../links.ts';
import { CHAPTERS, type PublishedDocument } from './chapters.ts';
import { JSON_DOCUMENTS } from './json-documents.ts';
import { PARAMETERS, parametersIn } from './parameters.ts';

/** `/openapi.json`: everything that is published, as OpenAPI 3.1. */
export function openApiDocument(catalog: Catalog, links: Links): object {
  const { title, host } = presentStation(catalog);
  const operations = CHAPTERS.flatMap(({ name, documents }) =>
    documents.map((document) => operation(document, name, catalog)),
  );
  return {
    openapi: '3.1.1',
    info: {
      title,
      version: '1',
      description:
        'Static files: every document is read by GET and changes only when the archive does. Fields are added, never renamed or removed.',
      contact: { name: host.name, url: profileUrl(host) },
    },
    servers: [{ url: links.home.replace(/\/$/, '') }],
    security: [],
    tags: CHAPTERS.map(({ name, description }) => ({ name, description })),
    paths: Object.fromEntries(operations),
    components: {
      schemas: Object.fromEntries(JSON_DOCUMENTS.map(({ name, schema }) => [name, componentOf(schema)])),
    },
  };
}

/** What the body is as its media type has it, JSON read and text decoded; null where it is neither. */
function bodyOf({ schemaName, mediaType }: PublishedDocument): object | null {
  if (schemaName !== null) return { $ref: `#/components/schemas/${schemaName}` };
  // Makers of clients take an object that says no more for one without fields.
  if (/[/+]json$/.test(mediaType)) return { type: 'object', additionalProperties: true };
  return /^image\/png$|sqlite/.test(mediaType) ? null : { type: 'string' };
}

function operation(document: PublishedDocument, tag: string, catalog: Catalog): [string, object] {
  const { path, mediaType, title, description } = document;
  const names = parametersIn(path);
  const parameters = names.map((name) => {
    const { description: meaning, schema: shape } = PARAMETERS[name];
    const value = PARAMETERS[name].example(catalog);
    const example = value === null ? {} : { example: shape.type === 'integer' ? Number(value) : value };
    return { name, in: 'path', required: true, description: meaning, schema: shape, ...example };
  });
  const schema = bodyOf(document);
  const found = { description: title, content: { [mediaType]: schema ? { schema } : {} } };
  const missing = names.length > 0 ? { 404: { description: 'There is no such document' } } : {};
  return [
    `/${path}`,
    {
      get: {
        operationId: path.replace(/\W+/g, '_').replace(/^_|_$/g, ''),
        tags: [tag],
        summary: title,
        description,
        ...(parameters.length > 0 && { parameters }),
        responses: { 200: found, ...missing },
      },
    },
  ];
}

/** Where a format says what a text is, some makers of clients have a type for it, of which no pattern can hold. */
function componentOf(schema: z.ZodType): object {
  const { $schema: _, ...shape } = documentSchema(schema, (part) => {
    if (part.format) delete part.pattern;
  });
  return shape;
}
