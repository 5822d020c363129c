import { gunzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  HealthDocument,
  ManifestDocument,
  PlaylistDocument,
  PlaylistTrackDocument,
  ShowDocument,
  ShowsDocument,
} from '#domain/api.ts';
import { compareText } from '#domain/text.ts';
import { artistName, dayInWords, trackName } from '#emit/naming.ts';
import { notesText } from '#emit/notes.ts';
import { dearestPages, SHOW_PAGE_BUDGET } from '../../scripts/measure/budgets.ts';
import { BASE, type BuiltSite, buildFixture, filesOf } from './build.ts';
import { writeFixture } from './fixture.ts';
import { sharedSample } from './shared.ts';

/** The turn of a summer week, Wednesday 22:00 in New York. */
const TURN = '2026-03-19T02:00:00Z';
const SECOND_BEFORE = '2026-03-19T01:59:59Z';

/** Stands before what a fragment of the search index holds. */
const PAGEFIND = 'pagefind_dcd';

const data = writeFixture();
let site: BuiltSite;
let files: Map<string, Buffer>;
/** Its HTML pages, as paths of files. */
let pages: string[];

beforeAll(() => {
  site = buildFixture(data, TURN);
  files = filesOf(site);
  pages = [...files.keys()].filter((path) => path.endsWith('.html'));
});

function textOf(path: string, from: Map<string, Buffer> = files): string {
  const content = from.get(path);
  if (!content) throw new Error(`the site has no file ${path}`);
  return content.toString('utf8');
}

describe('the built site', () => {
  test('is the same byte for byte when it is built again', () => {
    const again = filesOf(buildFixture(data, TURN));
    expect([...again.keys()]).toEqual([...files.keys()]);
    const different = [...again].filter(([path, content]) => !files.get(path)?.equals(content));
    expect(different.map(([path]) => path)).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Titles are as long as people and SoundCloud make them.
        'long-title': 'off',
        // Astro prints a doctype in capitals and leaves void elements open, as HTML has them.
        'doctype-style': 'off',
        'void-style': ['error', { style: 'omit' }],
      },
    });
    const reports = await Promise.all(pages.map((path) => validator.validateString(textOf(path), path)));
    const messages = reports.flatMap((report) =>
      report.results.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, message, line, column }) => `${filePath}:${line}:${column} ${ruleId} ${message}`,
        ),
      ),
    );
    expect(messages).toEqual([]);
  });

  test('puts no box around a track’s words: reader views leave out one that is mostly links', () => {
    const rows = pages.flatMap((path) => textOf(path).match(/<li class="track.*?class="title"/gs) ?? []);
    expect(rows).not.toEqual([]);
    expect(rows.filter((row) => /<(?:div|section)/.test(row))).toEqual([]);
  });

  const shows = ['20260311', '2026-03-11', '20260304', '2025-12-24'];
  test.each<[string, z.ZodType]>([
    ['playlist.json', PlaylistDocument],
    ['playlist/1.json', PlaylistTrackDocument],
    ['playlist/9.json', PlaylistTrackDocument],
    ['shows.json', ShowsDocument],
    ['health.json', HealthDocument],
    ['manifest.json', ManifestDocument],
    ...shows.map((name): [string, z.ZodType] => [`shows/${name}.json`, ShowDocument]),
  ])('publishes %s in its shape', (path, schema) => {
    schema.parse(JSON.parse(textOf(path)));
  });

  test('publishes a show under its number as under its date', () => {
    expect(textOf('shows/20260311.json')).toBe(textOf('shows/2026-03-11.json'));
  });

  test.each([
    ['hostile titles', async () => site],
    ['the sample', sharedSample],
  ])('keeps the dearest page of a show within its budget: %s', async (_, built) => {
    const cost = dearestPages((await built()).folder, BASE).get('shows/…/');
    for (const kind of ['html', 'css', 'js'] as const) {
      expect(cost?.[kind]).toBeGreaterThan(1000);
      expect(cost?.[kind]).toBeLessThanOrEqual(SHOW_PAGE_BUDGET[kind]);
    }
  });

  test('places nothing by 100vw, of which a scrollbar may hide a part', () => {
    const styles = [...files.keys()].filter((path) => path.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(1);
    expect(styles.filter((path) => /\b100vw\b/.test(textOf(path)))).toEqual([]);
  });

  test('lets nothing run on a page but what its policy names', () => {
    for (const path of pages) {
      const policy = textOf(path).match(/http-equiv="content-security-policy" content="([^"]*)"/)?.[1];
      expect(
        policy?.split(';').map((directive) => directive.trim()),
        path,
      ).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "img-src 'self' https://*.sndcdn.com",
          'frame-src https://w.soundcloud.com',
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
        ]),
      );
      expect(policy, path).not.toMatch(
        /unsafe-(?:inline|hashes)|'unsafe-eval'|data:|blob:|\*(?!\.sndcdn\.com)/,
      );
    }
  });

  test('leaves Pagefind’s own forms away, which no page shows', () => {
    const names = [...files.keys()].filter((path) => /^pagefind\/[^/]*\.(?:js|css)$/.test(path));
    expect(names.sort()).toEqual(['pagefind/pagefind-worker.js', 'pagefind/pagefind.js']);
  });

  test('lets a search find each show by its day, its name, its notes, its tracks, its year and its artists', () => {
    const fragments = [...files].filter(([path]) => /^pagefind\/fragment\/en_.*\.pf_fragment$/.test(path));
    const records = fragments
      .map(([, packed]) => JSON.parse(gunzipSync(packed).toString().slice(PAGEFIND.length)))
      .map((record) => ({ ...record, content: withoutSpellings(record.content) }));
    const played = site.catalog.shows.filter(({ tracks }) => tracks.length > 0);
    expect(records.sort((a, b) => compareText(b.url, a.url))).toEqual(
      played.map(({ slug, title, notes, tracks }) => {
        const day = dayInWords(slug, 'en');
        const words = tracks.map((track) => `¶ ${track.position} ${artistName(track)} – ${trackName(track)}`);
        const told = notesText(notes ?? '');
        const content = [day, slug, title ?? '', told, ...words].join(' ').replace(/\s+/g, ' ');
        const artist = expect.toSatisfy(
          (names: string[]) => !new Set(names).symmetricDifference(new Set(tracks.map(artistName))).size,
        );
        const meta = { day, title: title ?? day, extent: `${tracks.length} tracks`, notes: told };
        return expect.objectContaining({
          url: `/shows/${slug}/`,
          content,
          meta,
          filters: { artist, year: [slug.slice(0, 4)] },
        });
      }),
    );
  });

  test('names no other base than its own', () => {
    for (const path of pages) {
      const addresses = [...textOf(path).matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, address]) => address);
      expect(addresses.filter((address) => !address?.startsWith('/archive/'))).toEqual([]);
    }
  });
});

describe('at the turn of the week', () => {
  let before: Map<string, Buffer>;
  beforeAll(() => {
    before = filesOf(buildFixture(data, SECOND_BEFORE));
  });

  test('the playlist is the next show’s', () => {
    expect(JSON.parse(textOf('playlist.json'))).toMatchObject({ generated_for: TURN, slug: '2026-03-18' });
    expect(JSON.parse(textOf('playlist.json', before))).toMatchObject({ slug: '2026-03-11' });
  });

  test('so are its tracks one by one, the latest in one line, and what is told of the archive’s health', () => {
    for (const [from, slug] of [
      [files, '2026-03-18'],
      [before, '2026-03-11'],
    ] as const) {
      const show = ShowDocument.parse(JSON.parse(textOf(`shows/${slug}.json`, from)));
      const last = show.tracks.length;
      expect(JSON.parse(textOf('playlist/1.json', from))).toMatchObject({ slug, ...show.tracks[0] });
      expect(from.has(`playlist/${last}.json`)).toBe(true);
      expect(from.has(`playlist/${last + 1}.json`)).toBe(false);
      expect(textOf('latest.txt', from)).toContain(` · track ${last} of `);
      expect(textOf('latest.txt', from)).toContain(new URL(show.tracks[last - 1]?.permalink_url ?? '').href);
      expect(JSON.parse(textOf('health.json', from))).toMatchObject({ current_week_track_count: last });
    }
  });

  test('the next show can be embedded, and not before', () => {
    const path = 'embed/2026-03-18/index.html';
    expect([files.has(path), before.has(path)]).toEqual([true, false]);
  });

  test('the home page opens with the next show', () => {
    const openShow = /This week, so far<\/p>\s*<h2[^>]*>\s*<a href="([^"]*)"/;
    expect(textOf('index.html').match(openShow)?.[1]).toBe('/archive/shows/2026-03-18/');
    expect(textOf('index.html', before).match(openShow)?.[1]).toBe('/archive/shows/2026-03-11/');
  });

  test('the ended show enters the feed, and the next one gets its page', () => {
    expect(textOf('rss.xml')).toContain(':2026-03-11</guid>');
    expect(textOf('rss.xml', before)).not.toContain(':2026-03-11</guid>');
    expect(files.has('shows/2026-03-18/index.html')).toBe(true);
    expect(before.has('shows/2026-03-18/index.html')).toBe(false);
  });
});

describe('a sample', () => {
  test('says so on every page, and a real archive on none', async () => {
    const sample = filesOf(await sharedSample());
    const marked = [...sample.keys()].filter((path) => path.endsWith('.html'));
    expect(marked.length).toBeGreaterThan(5);
    expect(marked.filter((path) => !textOf(path, sample).includes('This is a sample.'))).toEqual([]);
    expect(pages.filter((path) => textOf(path).includes('This is a sample'))).toEqual([]);
  });
});

/** What is written of a show in a search record, with one mark before each track. */
function withoutSpellings(content: string): string {
  return content.replaceAll(/ ¦ \S+/g, '').replaceAll(/(?:¶ )+/g, '¶ ');
}
