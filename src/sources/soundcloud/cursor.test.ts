import { expect, test } from 'vitest';
import { cursorIn } from './cursor.ts';

const LIST = { baseUrl: 'https://api.example', userId: 7, list: 'likes', ours: ['client_id', 'limit'] };
const cursor = (href: string) => cursorIn(href, LIST);

test.each([
  ['its parameters come in another order', 'https://api.example/users/7/likes?page=2&offset=a'],
  ['another host is named', 'http://inside.example/users/7/likes?offset=a&page=2'],
  ['our own parameters stand in it', 'https://api.example/users/7/likes?limit=9&offset=a&page=2&client_id=x'],
  ['the user is named in full', 'https://api.example/users/soundcloud%3Ausers%3A7/likes?offset=a&page=2'],
  ['the path ends with a slash, and stands alone', '/users/7/likes/?offset=a&page=2'],
])('the next page is known again where %s', (_, href) => {
  expect(cursor(href)).toBe('offset=a&page=2');
});

test.each([
  ['of another user', 'https://api.example/users/77/likes?offset=a'],
  ['of a user whose number ends so', 'https://api.example/users/soundcloud:users:17/likes?offset=a'],
  ['of something else', 'https://api.example/users/7/likes/tracks?offset=a'],
  ['of nothing', 'https://['],
])('an address %s is refused', (_, href) => {
  expect(() => cursor(href)).toThrow(expect.objectContaining({ code: 'soundcloud-shape' }));
});
