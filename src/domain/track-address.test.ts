import { expect, test } from 'vitest';
import { isSamePage } from './track-address.ts';

const page = 'https://soundcloud.com/some-one/some-thing';

test.each([
  ['on a phone', page, 'https://m.soundcloud.com/some-one/some-thing', true],
  ['whatever follows its path', page, `${page}/?in=a#t=1`, true],
  ['in another case', page, 'https://SoundCloud.com/Some-One/Some-Thing', true],
  ['under another name', page, `${page}s`, false],
  ['by the same short link', 'https://on.soundcloud.com/AbCd1', 'https://ON.soundcloud.com/AbCd1/', true],
  [
    'by a short link in another case',
    'https://on.soundcloud.com/AbCd1',
    'https://on.soundcloud.com/aBcD1',
    false,
  ],
])('a page %s is told', (_, a, b, isSame) => {
  expect([isSamePage(a, b), isSamePage(b, a)]).toEqual([isSame, isSame]);
});
