import { describe, expect, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { loadCatalog } from './catalog.ts';

const AIRLOG_NOW = '2026-03-21T12:00:00Z';

describe('the catalog of a data folder', () => {
  test('is composed once for one environment, and anew for another moment', () => {
    const AIRLOG_DATA = writeFixture();
    const first = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW });
    expect(loadCatalog({ AIRLOG_DATA, AIRLOG_NOW })).toBe(first);
    const earlier = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: '2026-03-19T01:59:59Z' });
    expect([first.current.slug, earlier.current.slug]).toEqual(['2026-03-18', '2026-03-11']);
  });

  test('carries the address that the environment gives the site', () => {
    const env = {
      AIRLOG_DATA: writeFixture(),
      AIRLOG_NOW,
      SITE_URL: 'https://other.example',
      BASE_PATH: '/x',
    };
    expect(loadCatalog(env).station.site).toEqual({ url: 'https://other.example', base: '/x/' });
  });

  test('of an empty folder is an error that names the file and what to run', () => {
    expect(() => loadCatalog({ AIRLOG_DATA: 'no/such/folder', AIRLOG_NOW })).toThrow(
      expect.toSatisfy((error: unknown) => {
        expect(error).toBeInstanceOf(AirlogError);
        const { exitCode, problems } = error as AirlogError;
        expect(exitCode).toBe(4);
        expect(problems).toEqual([
          {
            file: 'no/such/folder/status.json',
            pointer: '',
            message: 'missing; run `npm run sync` or `npm run sample`',
          },
        ]);
        return true;
      }),
    );
  });
});
