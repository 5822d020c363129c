import type { APIContext, GetStaticPaths } from 'astro';
import { playlistTrackDocument } from '#emit/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';

export const getStaticPaths = (() =>
  loadCatalog().current.tracks.map(({ position }) => ({
    params: { position: String(position) },
  }))) satisfies GetStaticPaths;

export function GET({ params }: APIContext): Response {
  return jsonResponse(playlistTrackDocument(loadCatalog(), Number(params.position)));
}
