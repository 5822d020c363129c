import { playlistDocument } from '#emit/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';

export const GET = endpoint(() => json(playlistDocument(loadCatalog())));
