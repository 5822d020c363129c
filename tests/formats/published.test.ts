import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import { escapeMarkup } from '#emit/escape.ts';
import { type BuiltSite, filesOf } from '#tests/site/build.ts';
import { sharedFixture } from '#tests/site/shared.ts';

interface Index {
  documents: { path: string; example: string | null; media_type: string; schema: string | null }[];
}

interface OpenApi {
  paths: Record<string, { get: { responses: { 200: { content: Record<string, { schema?: object }> } } } }>;
  components: object;
}

let site: BuiltSite;
let files: Map<string, Buffer>;

beforeAll(async () => {
  site = await sharedFixture();
  files = filesOf(site);
});

function textOf(path: string): string {
  const content = files.get(decodeURIComponent(path));
  if (!content) throw new Error(`the site has no file ${path}`);
  return content.toString('utf8');
}

/** The feeds that a page announces to readers, from the site's root. */
function feedsOf(page: string): string[] {
  const links = page.matchAll(
    /<link rel="alternate" type="application\/(?:rss|atom|feed)\+\w+"(?:[^>"]|"[^"]*")* href="\/archive\/([^"]*)"/g,
  );
  return [...links].map(([, path = '']) => path);
}

/** Where a document lies in the folder of the site. */
function fileOf(address: string): string {
  return new URL(address).pathname.replace('/archive/', '');
}

describe('the built site', () => {
  test('has every document that its index names, and its schema', () => {
    const { documents } = JSON.parse(textOf('api/index.json')) as Index;
    expect(documents.length).toBeGreaterThan(30);
    for (const { example, schema } of documents) {
      if (example !== null) expect(textOf(fileOf(example))).not.toBe('');
      if (schema !== null) expect(JSON.parse(textOf(fileOf(schema))).$id).toBe(schema);
    }
  });

  test('has no file that its index does not name, but for pages and what they load', () => {
    const { documents } = JSON.parse(textOf('api/index.json')) as Index;
    const patterns = documents.map(
      ({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/, '[^/]+')}$`),
    );
    const told = (file: string) => patterns.some((pattern) => pattern.test(file));
    const others = [...files.keys()].filter((file) => !/^(?:_astro|pagefind)\/|\.html$/.test(file));
    expect(others.filter((file) => !told(file))).toEqual([]);
  });

  test('answers as openapi.json says: with JSON of that shape, with text, or with bytes of no shape', () => {
    const { paths, components } = JSON.parse(textOf('openapi.json')) as OpenApi;
    const { documents } = JSON.parse(textOf('api/index.json')) as Index;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { path, example } of documents) {
      const [[mediaType, { schema }] = ['', {}]] = Object.entries(
        paths[`/${path}`]?.get.responses[200].content ?? {},
      );
      if (example === null) continue;
      const text = textOf(fileOf(example));
      const isBinary = text.includes('\0');
      const body: unknown = /[/+]json$/.test(mediaType) ? JSON.parse(text) : text;
      const fits = schema ? ajv.validate({ ...schema, components }, body) && !isBinary : isBinary;
      expect({ path, fits, errors: ajv.errors }).toEqual({ path, fits: true, errors: null });
    }
  });

  test('has a document and a feed of every artist, in whatever script', () => {
    const artists = artistsOf(site.catalog);
    expect(artists.map(({ name }) => name)).toContain('架空の楽団');
    for (const { slug, name, plays } of artists) {
      expect(JSON.parse(textOf(`artists/${slug}.json`))).toMatchObject({ slug, name, plays: plays.length });
      expect(textOf(`artists/${slug}.xml`)).toContain('<rss version="2.0"');
    }
  });

  test('opens its own database in Datasette Lite, and names what people come for', () => {
    const page = textOf('about/index.html');
    expect(page).toContain(
      'https://lite.datasette.io/?url=https%3A%2F%2Farchive.example%2Farchive%2Fcatalog_read.db',
    );
    for (const path of ['rss.xml', 'playlist/1.json', 'shows/2026-03-11.json', 'manifest.json']) {
      expect(page).toContain(`href="/archive/${path}"`);
    }
  });

  test('shows programs a bot in three languages, as it lies in examples/', () => {
    const page = textOf('api/index.html');
    for (const name of ['track.sh', 'track.py', 'track.ts']) {
      expect(page).toContain(`${name} https://archive.example/archive 7`);
      expect(page).toContain(escapeMarkup(readFileSync(`examples/${name}`, 'utf8')));
    }
  });

  test('has the archive pages that its feed leads to, and announces its feeds on every page', () => {
    const [, previous = ''] = /rel="prev-archive" href="([^"]*)"/.exec(textOf('rss.xml')) ?? [];
    expect(textOf(fileOf(previous))).toContain('<fh:archive/>');
    const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(30);
    for (const path of pages) {
      const [, artist] = /^artists\/([^/]+)\/index\.html$/.exec(path) ?? [];
      const own = artist === undefined ? [] : [`artists/${encodeURIComponent(artist)}.xml`];
      expect({ path, feeds: feedsOf(textOf(path)) }).toEqual({
        path,
        feeds: [...own, 'rss.xml', 'atom.xml', 'feed.json', 'tracks.xml', 'changes.xml'],
      });
    }
  });
});
