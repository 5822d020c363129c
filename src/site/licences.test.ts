import { expect, test } from 'vitest';
import { freeLicence } from './licences.ts';

test.each([
  ['cc-by', 'CC BY', '/licenses/by/3.0/'],
  ['cc-by-sa', 'CC BY-SA', '/licenses/by-sa/3.0/'],
  ['cc-by-nd', 'CC BY-ND', '/licenses/by-nd/3.0/'],
  ['cc-by-nc', 'CC BY-NC', '/licenses/by-nc/3.0/'],
  ['cc-by-nc-sa', 'CC BY-NC-SA', '/licenses/by-nc-sa/3.0/'],
  ['cc-by-nc-nd', 'CC BY-NC-ND', '/licenses/by-nc-nd/3.0/'],
  ['no-rights-reserved', 'No rights reserved', '/publicdomain/zero/1.0/'],
])('%s is shown as %s', (name, label, path) => {
  expect(freeLicence(name)).toEqual({ label, url: `https://creativecommons.org${path}` });
});

test.each(['all-rights-reserved', '', null, 'cc-unheard-of'])('%j is not free', (name) => {
  expect(freeLicence(name)).toBeNull();
});
