import { beforeAll, describe, expect, test } from 'vitest';
import { ShowDocument } from '#domain/api.ts';
import { BASE, filesOf, SITE_URL } from './build.ts';
import { sharedFixture } from './shared.ts';

const HOME = `${SITE_URL}${BASE}`;
const OEMBED_LINK = /<link rel="alternate" type="application\/json\+oembed"(?:[^>"]|"[^"]*")*>/;
const SHOW_PAGE = /^shows\/(\d{4}-\d\d-\d\d)\/index\.html$/;

let files: Map<string, Buffer>;
/** The HTML pages, as paths of files. */
let pages: string[];
/** Of the shows that have a page. */
let slugs: string[];

beforeAll(async () => {
  files = filesOf(await sharedFixture());
  pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  slugs = pages.flatMap((path) => path.match(SHOW_PAGE)?.[1] ?? []);
});

function textOf(path: string): string {
  const content = files.get(path);
  if (!content) throw new Error(`the site has no file ${path}`);
  return content.toString('utf8');
}

describe('what the site tells elsewhere', () => {
  test('tells search engines of every page that they may show and no other, and when each show last changed', () => {
    const sitemap = textOf('sitemap-0.xml');
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
    const shown = pages.filter((path) => !textOf(path).includes('<meta name="robots" content="noindex"'));
    expect(listed.toSorted()).toEqual(
      shown.map((path) => textOf(path).match(/<link rel="canonical" href="([^"]*)"/)?.[1]).sort(),
    );
    const changed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod>/g)];
    const { last_change } = JSON.parse(textOf('health.json'));
    expect(changed.map(([, address, moment = '']) => [address, Date.parse(moment)])).toEqual([
      [HOME, Date.parse(last_change)],
      ...slugs.map((slug) => {
        const { tracks, created_at } = ShowDocument.parse(JSON.parse(textOf(`shows/${slug}.json`)));
        const seen = tracks.map(({ first_seen }) => Date.parse(first_seen ?? created_at));
        return [`${HOME}shows/${slug}/`, Math.max(Date.parse(created_at), ...seen)];
      }),
    ]);
    expect(textOf('sitemap-index.xml')).toContain(`${HOME}sitemap-0.xml`);
    expect(textOf('robots.txt')).toContain(`Sitemap: ${HOME}sitemap-index.xml`);
  });

  test('tells search engines where each page lives, and keeps from them what is no page of its own', () => {
    const unlisted = ['404.html', 'random/index.html'];
    for (const path of pages) {
      const home = path.replace(/^embed\//, 'shows/').replace(/index\.html$/, '');
      const canonical = textOf(path).match(/<link rel="canonical" href="([^"]*)"/)?.[1];
      const isUnlisted = unlisted.includes(path);
      const address = new URL(home, HOME).href;
      expect({ path, canonical }).toEqual({ path, canonical: isUnlisted ? undefined : address });
      expect({ path, noindex: textOf(path).includes('<meta name="robots" content="noindex"') }).toEqual({
        path,
        noindex: isUnlisted || path.startsWith('embed/'),
      });
    }
  });

  test('describes the station and its shows as schema.org does', () => {
    const linked = (path: string) =>
      JSON.parse(textOf(path).match(/<script type="application\/ld\+json">(.*?)<\/script>/s)?.[1] ?? 'null');
    const series = { '@type': 'RadioSeries', name: expect.stringMatching(/\S/), url: HOME };
    expect(linked('index.html')).toMatchObject({ '@context': 'https://schema.org', ...series });
    expect(slugs.length).toBeGreaterThan(3);
    for (const slug of slugs) {
      const { tracks, week_start, week_end } = ShowDocument.parse(JSON.parse(textOf(`shows/${slug}.json`)));
      expect(linked(`shows/${slug}/index.html`)).toEqual({
        '@context': 'https://schema.org',
        '@type': 'RadioEpisode',
        name: expect.stringMatching(/\S/),
        url: `${HOME}shows/${slug}/`,
        temporalCoverage: `${week_start}/${week_end}`,
        partOfSeries: series,
        hasPart: {
          '@type': 'MusicPlaylist',
          numTracks: tracks.length,
          track: tracks.map(({ position, permalink_url, duration_ms }) => ({
            '@type': 'MusicRecording',
            position,
            name: expect.stringMatching(/\S/),
            url: permalink_url,
            byArtist: { '@type': 'MusicGroup', name: expect.stringMatching(/\S/) },
            ...(duration_ms > 0 && { duration: `PT${Math.round(duration_ms / 1000)}S` }),
          })),
        },
      });
    }
  });

  test('tells other sites how to embed each show, as oEmbed does', () => {
    for (const slug of slugs) {
      const [link] = textOf(`shows/${slug}/index.html`).match(OEMBED_LINK) ?? [];
      expect(link).toContain(`href="${HOME}oembed/${slug}.json"`);
      const { html, ...told } = JSON.parse(textOf(`oembed/${slug}.json`));
      const [width, height] = [expect.any(Number), expect.any(Number)];
      expect(told).toMatchObject({ version: '1.0', type: 'rich', width, height, provider_url: HOME });
      const [, src, sizes] =
        html.match(/^<iframe src="([^"]*)" title="[^"<>]*" (.*) loading="lazy"><\/iframe>$/) ?? [];
      expect(src).toBe(`${HOME}embed/${slug}/`);
      expect(sizes).toBe(`width="${told.width}" height="${told.height}"`);
      expect(files.has(`embed/${slug}/index.html`)).toBe(true);
    }
  });

  test('names a picture for unfurled links on every page: a show’s own, else the station’s', () => {
    const tagsOf = (html: string) =>
      Object.fromEntries(
        [...html.matchAll(/<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"/g)].map(
          ([, name, content]) => [name, content],
        ),
      );
    const expected = (picture: RegExp) => ({
      'og:image': expect.stringMatching(picture),
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': expect.stringMatching(/\S/),
      'twitter:card': 'summary_large_image',
    });
    const told = slugs.map((slug) => tagsOf(textOf(`shows/${slug}/index.html`)));
    for (const tag of ['og:image', 'og:image:alt']) {
      expect(new Set(told.map((tags) => tags[tag]?.replace(/.*\?/, ''))).size).toBe(slugs.length);
    }
    for (const path of pages.filter((path) => !path.startsWith('embed/'))) {
      const [, slug] = path.match(/^shows\/(.+)\/index\.html$/) ?? [];
      const file = slug ? `shows/${slug}` : 'station';
      const address = new RegExp(`^https://archive\\.example/archive/${file}\\.png\\?[0-9a-z]+$`);
      expect({ path, ...tagsOf(textOf(path)) }).toEqual({ path, ...expected(address) });
    }
  });
});
