import { expect, test } from 'vitest';
import { isBlock } from './answers.ts';

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json';

interface Told {
  body: string;
  type?: string;
}

const answer = (status: number, { body, type }: Told) => ({
  status,
  headers: new Headers(type === undefined ? {} : { 'content-type': type }),
  body,
});

test.each<[string, number, Told]>([
  ['a page', 403, { body: '<!doctype html>', type: HTML }],
  ['a page whose type is not told', 403, { body: '<html>' }],
  ['such a page after white space', 403, { body: '\n <html>' }],
  ['an empty page', 403, { body: '', type: 'Text/HTML' }],
  ['the way to a captcha', 403, { body: '{"url":"https://geo.Captcha-delivery.example"}', type: JSON_TYPE }],
  [
    'the way to a captcha, as too many requests',
    429,
    { body: '{"url":"https://captcha.example"}', type: JSON_TYPE },
  ],
  [
    'the way to a captcha, as a bad request',
    400,
    { body: '{"url":"https://captcha.example"}', type: JSON_TYPE },
  ],
])('%s with status %i is a block', (_, status, told) => {
  expect(isBlock(answer(status, told))).toBe(true);
});

test.each<[string, number, Told]>([
  ['JSON', 403, { body: '{"errors":[]}', type: JSON_TYPE }],
  ['JSON that quotes a page', 403, { body: '{"error":"<b>forbidden</b>"}', type: JSON_TYPE }],
  ['nothing', 403, { body: '' }],
  ['a page that is missing', 404, { body: '<html>', type: HTML }],
  ['a page of an outage', 500, { body: '<html>captcha</html>', type: HTML }],
  ['a track that is called so', 200, { body: '{"title":"CAPTCHA"}', type: JSON_TYPE }],
])('%s with status %i is no block', (_, status, told) => {
  expect(isBlock(answer(status, told))).toBe(false);
});
