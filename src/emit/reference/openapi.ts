import type { z } from 'zod';
import type { Catalog } from '#domain/catalog.ts';
import { profileUrl } from '#domain/station.ts';
import { documentSchema } from '../json-schema.ts';
import type { Links } from '../links.ts';
import { JSON_DOCUMENTS } from './json-documents.ts';
import {
  FEED_DOCUMENTS,
  FURTHER_DOCUMENTS,
  type OtherDocument,
  PLAYLIST_DOCUMENTS,
} from './other-documents.ts';
import { PARAMETERS, parametersIn } from './parameters.ts';

/** `/openapi.json`: everything that is published, as OpenAPI 3.1. */
export function openApiDocument(catalog: Catalog, links: Links): object {
  const { station } = catalog;
  const operations = [
    ...JSON_DOCUMENTS.map(({ name, path, title, schema }) =>
      operation(path, catalog, 'JSON', {
        mediaType: 'application/json',
        title,
        description: schema.description ?? title,
        schema: { $ref: `#/components/schemas/${name}` },
      }),
    ),
    ...FEED_DOCUMENTS.map((document) => other(document, catalog, 'Feeds')),
    ...PLAYLIST_DOCUMENTS.map((document) => other(document, catalog, 'Playlists')),
    ...FURTHER_DOCUMENTS.map((document) => other(document, catalog, 'Further')),
  ];
  return {
    openapi: '3.1.1',
    info: {
      title: station.title,
      version: '1',
      description:
        'Static files: every document is read by GET and changes only when the archive does. Fields are added, never renamed or removed.',
      contact: { name: station.host.name, url: profileUrl(station) },
    },
    servers: [{ url: links.home.replace(/\/$/, '') }],
    security: [],
    tags: [
      { name: 'JSON', description: 'Documents with a schema of their own' },
      { name: 'Feeds', description: 'For feed readers' },
      { name: 'Playlists', description: 'For other players' },
      {
        name: 'Further',
        description: 'Calendar, chat line, database, pictures, and what describes all these',
      },
    ],
    paths: Object.fromEntries(operations),
    components: {
      schemas: Object.fromEntries(JSON_DOCUMENTS.map(({ name, schema }) => [name, componentOf(schema)])),
    },
  };
}

interface Answer {
  mediaType: string;
  title: string;
  description: string;
  /** Of the body as the media type has it: JSON read, text decoded; null where it is neither. */
  schema: object | null;
}

function other(document: OtherDocument, catalog: Catalog, tag: string): [string, object] {
  return operation(document.path, catalog, tag, { ...document, schema: bodyOf(document.mediaType) });
}

/** What the body of somebody else’s format is, before that format is read. */
function bodyOf(mediaType: string): Answer['schema'] {
  // Makers of clients take an object that says no more for one without fields.
  if (/[/+]json$/.test(mediaType)) return { type: 'object', additionalProperties: true };
  return /^image\/png$|sqlite/.test(mediaType) ? null : { type: 'string' };
}

function operation(
  path: string,
  catalog: Catalog,
  tag: string,
  { mediaType, title, description, schema }: Answer,
): [string, object] {
  const names = parametersIn(path);
  const parameters = names.map((name) => {
    const { description: meaning, schema: shape } = PARAMETERS[name];
    const value = PARAMETERS[name].example(catalog);
    const example = value === null ? {} : { example: shape.type === 'integer' ? Number(value) : value };
    return { name, in: 'path', required: true, description: meaning, schema: shape, ...example };
  });
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
