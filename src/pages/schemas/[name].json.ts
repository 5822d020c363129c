import type { APIContext, GetStaticPaths } from 'astro';
import { schemaText } from '#emit/json-schema.ts';
import { schemaAddress } from '#emit/reference/index-document.ts';
import { JSON_DOCUMENTS, type JsonDocument } from '#emit/reference/json-documents.ts';
import { cacheKey } from '#site/cache-key.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  JSON_DOCUMENTS.map((document) => ({
    params: { name: document.name },
    props: { document },
    cacheKey: cacheKey(),
  }))) satisfies GetStaticPaths;

export function GET({ props }: APIContext<{ document: JsonDocument }>): Response {
  const { name, title, schema } = props.document;
  const text = schemaText(schema, { id: schemaAddress(name, links), title });
  return textResponse(text, 'application/schema+json');
}
