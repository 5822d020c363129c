import { jsonText } from '#emit/api.ts';

/** A JSON document as an endpoint answers it. */
export function jsonResponse(document: object): Response {
  return textResponse(jsonText(document), 'application/json');
}

/** A text as an endpoint answers it. */
export function textResponse(text: string, mediaType: string): Response {
  // As bytes: a `Response` takes twice as long to encode a text.
  return new Response(Buffer.from(text), { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } });
}
