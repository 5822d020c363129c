import { expect, test } from 'vitest';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { STATION } from '#tests/values/shows.ts';
import { oembedDocument } from './embedding.ts';

test('a show is embedded by a frame that names it, whatever it is called', () => {
  const show = { ...catalogOfRepeats().current, title: '"Rock" & <Roll>' };
  const [url, home] = [
    'https://radio.example/archive/embed/2026-03-11/?a&b',
    'https://radio.example/archive/',
  ];
  expect(oembedDocument(show, STATION, url, home)).toEqual({
    version: '1.0',
    type: 'rich',
    provider_name: 'Radio Nowhere',
    provider_url: home,
    title: '"Rock" & <Roll>',
    width: 640,
    height: 480,
    html:
      '<iframe src="https://radio.example/archive/embed/2026-03-11/?a&amp;b"' +
      ' title="&quot;Rock&quot; &amp; &lt;Roll&gt;, Radio Nowhere" width="640" height="480" loading="lazy"></iframe>',
  });
});
