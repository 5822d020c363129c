import { expect, test } from 'vitest';
import { namesMeant, plainSpellings } from './search-words.ts';

const NAMES = [
  'Ñandú Eléctrico',
  'Zoë',
  'ZOE',
  'Ночной Трамвай',
  'The Lamps',
  ' Plain Paper ',
  'Røyksopp',
  'Łona',
];

test.each([
  ['Ñandú Eléctrico', ['Ñandú Eléctrico']],
  [' nandu electrico ', ['Ñandú Eléctrico']],
  ['zoe', ['Zoë', 'ZOE']],
  ['НОЧНОИ трамваи', ['Ночной Трамвай']],
  ['ＺＯＥ', ['Zoë', 'ZOE']],
  ['royksopp', ['Røyksopp']],
  ['ŁONA', ['Łona']],
  ['lona', ['Łona']],
  ['plain paper', [' Plain Paper ']],
  ['The Lamp', []],
  ['Lamps', []],
])('%j means %j', (typed, names) => {
  expect(namesMeant(typed, NAMES)).toEqual(names);
});

test.each([
  ['Røyksopp – Łona', ['royksopp', 'lona']],
  ['Ǿre Straße ÆTHER cœur', ['ore', 'strasse', 'aether', 'coeur']],
  ['Đêm Kırmızı Þór Ŋ', ['dem', 'kirmizi', 'thor', 'n']],
  ['𝔇𝔢𝔢𝔭 ＡＢＣ ﬁrst ｶﾀｶﾅ', ['deep', 'abc', 'first', 'カタカナ']],
  ['Zoë Çiğdem İstanbul Ёлка 전화 ガラス บ้าน R&B don’t', []],
  ['', []],
])('the words of %j are also typed %j', (text, spellings) => {
  expect(plainSpellings(text)).toEqual(spellings);
});
