import type { IndexDocument } from '#domain/api-archive.ts';
import type { Catalog } from '#domain/catalog.ts';
import type { Links } from '../links.ts';
import { CHAPTERS } from './chapters.ts';
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
  return {
    schema_version: 1,
    title: catalog.station.title,
    documents: CHAPTERS.flatMap(({ documents }) => documents).map((document) => ({
      path: document.path,
      example: exampleOf(document.path),
      media_type: document.mediaType,
      title: document.title,
      description: document.description,
      schema: document.schemaName && schemaAddress(document.schemaName, links),
    })),
  };
}
