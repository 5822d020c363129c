import { describe, expect, test } from 'vitest';
import { notesHtml, notesText } from './notes.ts';

const PAGE = 'https://radio.example/archive/shows/2026-03-11/';

describe('show notes', () => {
  test.each([
    ['a paragraph', 'One *night*.', '<p>One <em>night</em>.</p>'],
    ['raw HTML as text', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    [
      'a link',
      '[a](https://example.org/?a=1&b=2)',
      '<p><a rel="noopener" href="https://example.org/?a=1&amp;b=2">a</a></p>',
    ],
    ['a link to a script, without its address', '[a](javascript:alert(1))', '<p><a>a</a></p>'],
    [
      'a link to a script with a title, without its address',
      '[a](javascript:alert(1) "b")',
      '<p><a title="b">a</a></p>',
    ],
    [
      'a link to another show, whole',
      '[a](../2026-03-04/?b=1&c=2#t3)',
      '<p><a rel="noopener" href="https://radio.example/archive/shows/2026-03-04/?b=1&amp;c=2#t3">a</a></p>',
    ],
    ['a link to a track of this show, whole', '[a](#t3)', `<p><a rel="noopener" href="${PAGE}#t3">a</a></p>`],
    [
      'links in one line, each whole',
      '[a](#t3) [b](#t4)',
      `<p><a rel="noopener" href="${PAGE}#t3">a</a> <a rel="noopener" href="${PAGE}#t4">b</a></p>`,
    ],
    ['a link to nowhere, without its address', '[a](//%)', '<p><a>a</a></p>'],
    [
      'a link to a letter box',
      '<me@x.example>',
      '<p><a rel="noopener" href="mailto:me@x.example">me@x.example</a></p>',
    ],
    [
      'a picture as a link: nobody is asked for a file',
      '![a](https://x.example/p.png)',
      '<p><a rel="noopener" href="https://x.example/p.png">a</a></p>',
    ],
    ['a heading below the page’s', '# A', '<h3>A</h3>'],
    ['a deep heading no deeper than there are', '###### A', '<h6>A</h6>'],
    ['nothing that XML cannot hold', 'a\u0001b\ufffe\ud800', '<p>ab\ufffd</p>'],
    ['line ends of any kind as one', 'a\r\nb\rc', '<p>a\nb\nc</p>'],
  ])('render %s', (_, markdown, html) => {
    expect(notesHtml(markdown, 2, PAGE)).toBe(html);
  });
});

describe('the words of show notes', () => {
  test.each([
    ['emphasis', 'It came at **1:20**, *late*.', 'It came at 1:20, late.'],
    ['a link', 'Hear [the rest](https://example.org/rest) <now>.', 'Hear the rest <now>.'],
    ['headings, lists and paragraphs', '# One\n\n- two\n- three\n\nfour', 'One two three four'],
    ['what stands for itself', 'R&B & "soul" &lt;3 &amp;amp;', 'R&B & "soul" <3 &amp;'],
    ['a picture', 'See ![the room](https://example.org/p.png).', 'See the room.'],
    ['nothing', ' \n', ''],
  ])('are read from %s', (_, markdown, words) => {
    expect(notesText(markdown)).toBe(words);
  });
});
