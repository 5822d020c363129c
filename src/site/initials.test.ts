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

test('names stand below their first letter, signs and figures at the end', () => {
  const names = [
    'zebra',
    'Érable',
    'Echo',
    '“Quoted”',
    'Quiet',
    '9 Lives',
    'Ночь',
    'нота',
    '은하철길',
    '한밤',
    '!!!',
    'alba',
  ];
  expect([...byInitial(names, (name) => name, 'en')]).toEqual([
    ['A', ['alba']],
    ['E', ['Echo', 'Érable']],
    ['Q', ['Quiet', '“Quoted”']],
    ['Z', ['zebra']],
    ['Н', ['нота', 'Ночь']],
    ['ㅇ', ['은하철길']],
    ['ㅎ', ['한밤']],
    ['#', ['!!!', '9 Lives']],
  ]);
});
