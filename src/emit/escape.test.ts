import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkup, scriptJson, textAsHtml } from './escape.ts';

describe('text in markup', () => {
  test.each([
    [`<b title="x">'&'</b>`, '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;'],
    ['&lt;', '&amp;lt;'],
    ['夜 🌙', '夜 🌙'],
  ])('%s', (text, escaped) => {
    expect(escapeMarkup(text)).toBe(escaped);
  });
});

describe('text that is read as HTML, or shown as it is', () => {
  test.each([
    ['</script><b> by "<3"', '&lt;/script>&lt;b> by "&lt;3"'],
    ['&lt;b&gt; &#60; &Amp;', '&amp;lt;b&amp;gt; &amp;#60; &amp;Amp;'],
    ['R&B, Tom & Jerry; &me', 'R&B, Tom & Jerry; &me'],
  ])('%s', (text, html) => {
    expect(textAsHtml(text)).toBe(html);
  });
});

describe('JSON in a script', () => {
  test('means the same and holds nothing that could end the script', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '/', 'script', '>', '!--', ']]>', '&', '\u2028', '"', 'a'),
    });
    fc.assert(
      fc.property(hostile, (title) => {
        const json = scriptJson({ title });
        expect(JSON.parse(json)).toEqual({ title });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });
});
