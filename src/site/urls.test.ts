import { expect, test } from 'vitest';
import { absolute, paths } from './urls.ts';

const WRITTEN = '%D0%BB%D0%B8%D0%B4%D0%B0';

test('an absolute address holds only what addresses may hold, whatever letters the path has', () => {
  expect(absolute('/artists/лида/')).toMatch(new RegExp(`^https?://[^/]+/artists/${WRITTEN}/$`));
});

test.each([
  ['page', paths.artist('лида'), `artists/${WRITTEN}/`],
  ['feed', paths.artistFeed('лида'), `artists/${WRITTEN}.xml`],
])('so does the path of an artist’s %s', (_, path, below) => {
  expect(path).toBe(paths.home + below);
});
