import type { Artist } from '#domain/artists.ts';
import { artistDocument } from '#emit/api-archive.ts';
import { endpoint, json } from '#site/endpoint.ts';
import { pathPerArtist } from '#site/static-paths.ts';

export const getStaticPaths = pathPerArtist;

export const GET = endpoint<{ artist: Artist }>(({ props }) => json(artistDocument(props.artist)));
