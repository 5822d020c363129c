const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML or XML may hold it, between tags and inside a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const CHARACTERS = new Map(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]));

/** The text that was escaped. */
export function unescapeMarkup(markup: string): string {
  return markup.replace(/&[#\w]+;/g, (entity) => CHARACTERS.get(entity) ?? entity);
}

/** An element of XML that holds a text and nothing else. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}

/** The domain keeps texts on one line, but programs may take these separators for line ends too. */
export function oneLine(text: string): string {
  return text.replace(/[\u2028\u2029]/g, ' ');
}

/**
 * Plain text for a place that is read as HTML but sometimes shown as it is: only what would be taken for a
 * tag or a character reference is escaped.
 */
export function textAsHtml(text: string): string {
  return text.replace(/<|&(?=#|\w+;)/g, escapeMarkup);
}

/**
 * JSON that may stand inside `<script>`: no text of it can end the element or open a comment, and
 * U+2028 and U+2029 stay valid in every script.
 */
export function scriptJson(document: object): string {
  const unsafe = /[<>&\u2028\u2029]/g;
  const encode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(document).replace(unsafe, encode);
}
