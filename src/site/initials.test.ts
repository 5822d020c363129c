import { expect, test } from 'vitest';
import { byInitial } from './initials.ts';

test.each([
  ['en', ['D', 'L']],
  ['pl', ['D', 'L', 'Ł']],
  ['vi', ['D', 'Đ', 'L']],
])('letters are told apart as %s does', (language, initials) => {
  const names = ['Đêm', 'DJ', 'Low', 'Łukasz'];
  expect([...byInitial(names, (name) => name, language).keys()]).toEqual(initials);
});

test('names stand below their first letter, signs and figures at the end, and numbers by what they count', () => {
  const names = [
    'zebra',
    'Érable',
    'Echo',
    '“Quoted”',
    'Quiet',
    '10 Lives',
    '9 Lives',
    'Area 51',
    'Area 7',
    'Ночь',
    'нота',
    '은하철길',
    '한밤',
    '!!!',
    'alba',
  ];
  expect([...byInitial(names, (name) => name, 'en')]).toEqual([
    ['A', ['alba', 'Area 7', 'Area 51']],
    ['E', ['Echo', 'Érable']],
    ['Q', ['Quiet', '“Quoted”']],
    ['Z', ['zebra']],
    ['Н', ['нота', 'Ночь']],
    ['ㅇ', ['은하철길']],
    ['ㅎ', ['한밤']],
    ['#', ['!!!', '9 Lives', '10 Lives']],
  ]);
});
