import type { GetStaticPaths } from 'astro';
import { playlistTrackDocument } from '#emit/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';

export const getStaticPaths = (() =>
  loadCatalog().current.tracks.map(({ position }) => ({
    params: { position: String(position) },
  }))) satisfies GetStaticPaths;

export const GET = endpoint(({ params }) =>
  json(playlistTrackDocument(loadCatalog(), Number(params.position))),
);
