import type { IndexDocument } from '#domain/api-archive.ts';
import type { Catalog } from '#domain/catalog.ts';
import type { Links } from '../links.ts';
import { JSON_DOCUMENTS } from './json-documents.ts';
import { FEED_DOCUMENTS, FURTHER_DOCUMENTS, PLAYLIST_DOCUMENTS } from './other-documents.ts';
import { examplePath } from './parameters.ts';

/** Address of a document's JSON Schema. */
export function schemaAddress(name: string, links: Links): string {
  return links.at(`schemas/${name}.json`);
}

/** `/api/index.json` */
export function indexDocument(catalog: Catalog, links: Links): IndexDocument {
  const exampleOf = (path: string) => {
    const example = examplePath(path, catalog);
    return example === null ? null : links.at(example);
  };
  const others = [...FEED_DOCUMENTS, ...PLAYLIST_DOCUMENTS, ...FURTHER_DOCUMENTS];
  return {
    schema_version: 1,
    title: catalog.station.title,
    documents: [
      ...JSON_DOCUMENTS.map(({ name, path, title, schema }) => ({
        path,
        example: exampleOf(path),
        media_type: 'application/json',
        title,
        description: schema.description ?? '',
        schema: schemaAddress(name, links),
      })),
      ...others.map(({ path, mediaType, title, description }) => ({
        path,
        example: exampleOf(path),
        media_type: mediaType,
        title,
        description,
        schema: null,
      })),
    ],
  };
}
