import { expect, test } from 'vitest';
import { byInitial } from './initials.ts';

test('names stand below their first letter, signs and figures at the end', () => {
  const names = ['zebra', 'Érable', 'Echo', '“Quoted”', '9 Lives', 'Ночь', '!!!', 'alba'];
  expect([...byInitial(names, (name) => name, 'en')]).toEqual([
    ['A', ['alba']],
    ['E', ['Echo', 'Érable']],
    ['Q', ['“Quoted”']],
    ['Z', ['zebra']],
    ['Н', ['Ночь']],
    ['#', ['!!!', '9 Lives']],
  ]);
});
