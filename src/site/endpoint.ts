import type { APIRoute } from 'astro';
import { jsonText } from '#emit/api.ts';

/** A document of the site, as it is written. */
export interface SiteDocument {
  text: string;
  mediaType: string;
}

/** What `getStaticPaths` says of the path of a document. */
export interface DocumentPath<Props> {
  props: Props;
  params: Readonly<Record<string, string | undefined>>;
}

type Write<Props> = (path: DocumentPath<Props>) => SiteDocument | Promise<SiteDocument>;

/** An endpoint of Astro that gives its document without an answer around it, too. */
export type DocumentEndpoint<Props extends object = object> = APIRoute<Props> & { document: Write<Props> };

/** The endpoint of a document: a server answers with it, the build writes it. */
export function endpoint<Props extends object>(write: Write<Props>): DocumentEndpoint<Props> {
  const GET: APIRoute<Props> = async (path) => {
    const { text, mediaType } = await write(path);
    return new Response(text, { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } });
  };
  return Object.assign(GET, { document: write });
}

export function json(document: object): SiteDocument {
  return { text: jsonText(document), mediaType: 'application/json' };
}
