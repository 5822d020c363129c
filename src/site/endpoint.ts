import { jsonText } from '#emit/api.ts';

/** A JSON document as an endpoint answers it. */
export function jsonResponse(document: object): Response {
  return textResponse(jsonText(document), 'application/json');
}

/** A text as an endpoint answers it. */
export function textResponse(text: string, mediaType: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } });
}
