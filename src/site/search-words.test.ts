import { expect, test } from 'vitest';
import { namesMeant } from './search-words.ts';

const NAMES = ['Ñandú Eléctrico', 'Zoë', 'ZOE', 'Ночной Трамвай', 'The Lamps', ' Plain Paper '];

test.each([
  ['Ñandú Eléctrico', ['Ñandú Eléctrico']],
  [' nandu electrico ', ['Ñandú Eléctrico']],
  ['zoe', ['Zoë', 'ZOE']],
  ['НОЧНОИ трамваи', ['Ночной Трамвай']],
  ['ＺＯＥ', ['Zoë', 'ZOE']],
  ['plain paper', [' Plain Paper ']],
  ['The Lamp', []],
  ['Lamps', []],
])('%j means %j', (typed, names) => {
  expect(namesMeant(typed, NAMES)).toEqual(names);
});
