import { artistsDocument } from '#emit/api-archive.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';

export const GET = endpoint(() => json(artistsDocument(loadCatalog())));
