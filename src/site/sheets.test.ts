import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOfRoute, sheetsOf } from './sheets.ts';

test('sheets hold everything once, in order, and none is empty but that of an empty list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (things, size) => {
      const sheets = sheetsOf(things, size);
      expect(sheets.flatMap((sheet) => sheet.things)).toEqual(things);
      expect(sheets.length).toBeGreaterThan(0);
      expect(sheets.map(({ number }) => number)).toEqual(sheets.map((_, index) => index + 1));
      for (const { things: some, of } of sheets) {
        expect(some.length).toBeLessThanOrEqual(size);
        expect(some.length > 0 || things.length === 0).toBe(true);
        expect(of).toBe(sheets.length);
      }
    }),
  );
});

test('a sheet lies where links lead to it, and the first one where the list does', () => {
  expect(partOfRoute('/archive/artists/all/2/', '/archive/artists/')).toBe('all/2');
  expect(partOfRoute('/archive/artists/', '/archive/artists/')).toBeUndefined();
});
