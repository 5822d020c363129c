import type { GetStaticPaths } from 'astro';
import { documentSchema, schemaText } from '#emit/json-schema.ts';
import { schemaAddress } from '#emit/reference/index-document.ts';
import { JSON_DOCUMENTS, type JsonDocument } from '#emit/reference/json-documents.ts';
import { cacheKey } from '#site/cache-key.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  JSON_DOCUMENTS.map((document) => ({
    params: { name: document.name },
    props: { document },
    cacheKey: cacheKey(),
  }))) satisfies GetStaticPaths;

export const GET = endpoint<{ document: JsonDocument }>(({ props }) => {
  const { name, title, schema } = props.document;
  const text = schemaText(documentSchema(schema), { id: schemaAddress(name, links), title });
  return { text, mediaType: 'application/schema+json' };
});
