import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, compareText, HttpUrl, httpUrl, Text } from './text.ts';

const anyText = fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) });

describe('cleanText', () => {
  test.each([
    ['two\r\nlines', 'two lines'],
    ['\u0000\u0007tab\tand bell\u0007', 'tab and bell'],
    ['next\u0085line', 'next line'],
    ['half an emoji \ud83d', 'half an emoji \ufffd'],
    ['  around  ', 'around'],
    ['\ufffe\uffff', ''],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test.each(['</script>', '"quotes" & <b>', '\u202bright to left', '\u200b', '👩‍👩‍👧', 'Ünï¢ödé 日本語'])(
    '%j stays as it is',
    (text) => {
      expect(cleanText(text)).toBe(text);
    },
  );

  test('always yields text that may be kept, and does nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(Text.safeParse(clean).success).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('the order of texts', () => {
  test('is that of a sort without words: by code units', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        expect(texts.toSorted(compareText)).toEqual(texts.toSorted());
      }),
    );
  });

  test('answers both ways alike, and 0 for the same text alone', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(compareText(a, b) + compareText(b, a)).toBe(0);
        expect(compareText(a, b) === 0).toBe(a === b);
        expect(compareText(a, a)).toBe(0);
      }),
    );
  });
});

test.each(['two\nlines', 'bell\u0007', 'half \ud83d', 'no \uffff'])('%j is not kept', (text) => {
  expect(Text.safeParse(text).error?.issues[0]?.message).toBe(
    'expected one line of well-formed text without control characters',
  );
});

describe('an address that may be a link', () => {
  test.each([
    ['https://soundcloud.com/a/b?c=d#e', true],
    ['http://radio.example:8080/', true],
    ['javascript:alert(1)', false],
    ['JavaScript:alert(1)', false],
    ['data:text/html,x', false],
    ['//soundcloud.com/a', false],
    ['/a', false],
    ['soundcloud.com', false],
    ['', false],
    ['mailto:a@b.example', false],
  ])('%s: %s', (address, allowed) => {
    expect(HttpUrl.safeParse(address).success).toBe(allowed);
    expect(httpUrl(address)).toBe(allowed ? address : null);
  });

  test.each([
    'https://soundcloud.com/a/\u001b[31mb',
    'https://soundcloud.com/a/\u0000',
    'https://soundcloud.com/a/\u009bb',
    'https://soundcloud.com/a/\ufffe',
    'https://soundcloud.com/a/\ud83d',
  ])('%j, which no feed could carry, is not kept as it is', (address) => {
    expect(HttpUrl.safeParse(address).error?.issues[0]?.message).toBe(
      'expected an address without control characters',
    );
    expect(HttpUrl.safeParse(httpUrl(address)).success).toBe(true);
  });

  test('what a URI cannot hold is percent-encoded', () => {
    expect(httpUrl('https://soundcloud.com/a/b?c="><i>')).toBe('https://soundcloud.com/a/b?c=%22%3E%3Ci%3E');
  });

  test.each([null, undefined])('%s is none', (address) => {
    expect(httpUrl(address)).toBeNull();
  });
});
