import { validate } from '@scalar/openapi-parser';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { micromark } from 'micromark';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { artistsOf } from '#domain/artists.ts';
import { showDocument } from '#emit/api.ts';
import { artistDocument } from '#emit/api-archive.ts';
import { documentSchema, schemaText } from '#emit/json-schema.ts';
import { guideText } from '#emit/reference/guide.ts';
import { indexDocument, schemaAddress } from '#emit/reference/index-document.ts';
import { JSON_DOCUMENTS, type JsonDocument } from '#emit/reference/json-documents.ts';
import { openApiDocument } from '#emit/reference/openapi.ts';
import { exampleShow } from '#emit/reference/parameters.ts';
import { writeRelease } from '#snapshot/release.ts';
import { temporaryFolder } from '#tests/values/folders.ts';
import { LINKS } from '#tests/values/links.ts';
import { hostileCatalog } from './hostile-catalog.ts';

const catalog = hostileCatalog();
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);

function documentNamed(name: string): JsonDocument {
  const found = JSON_DOCUMENTS.find((document) => document.name === name);
  if (!found) throw new Error(`there is no document ${name}`);
  return found;
}

/** What a reader's validator says by the published schema. */
function judge(name: string): (document: unknown) => unknown {
  const { schema, title } = documentNamed(name);
  const id = schemaAddress(name, LINKS);
  const text = schemaText(documentSchema(schema), { id, title });
  const valid = ajv.getSchema(id) ?? ajv.compile(JSON.parse(text));
  return (document) => (valid(JSON.parse(JSON.stringify(document))) ? [] : valid.errors);
}

/** The same, and every field that the schema does not name. */
function judgeStrictly(name: string): (document: unknown) => unknown {
  const { schema } = documentNamed(name);
  return (document) => [judge(name)(document), schema.safeParse(document).error?.issues ?? []].flat();
}

/** The documents that are not made from the catalog alone. */
const OF_THE_SITE: Record<string, () => object> = {
  index: () => indexDocument(catalog, LINKS),
  manifest: () => writeRelease(temporaryFolder(), catalog, { documents: [], replaced: null }),
};

/** The document when each of its objects has a field that nobody knows today. */
function withMoreFields(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withMoreFields);
  if (typeof document !== 'object' || document === null) return document;
  const fields = Object.entries(document).map(([name, value]) => [name, withMoreFields(value)]);
  return { ...Object.fromEntries(fields), added_later: true };
}

/** Every field name of a schema as a path: `tracks[].title`. */
function fieldsOf(schema: { [keyword: string]: unknown }, above = ''): string[] {
  const alternatives = (schema.anyOf ?? []) as (typeof schema)[];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, typeof schema>);
  return [
    ...alternatives.flatMap((alternative) => fieldsOf(alternative, above)),
    ...(schema.items ? fieldsOf(schema.items as typeof schema, `${above}[]`) : []),
    ...properties.flatMap(([name, field]) => {
      const path = above === '' ? name : `${above}.${name}`;
      return [path, ...fieldsOf(field, path)];
    }),
  ];
}

describe('the JSON documents', () => {
  test.each(JSON_DOCUMENTS.filter(({ example }) => example !== null))(
    '$path is what its schema says, to ajv, and nothing is lost in it',
    ({ name, example }) => {
      const document = example?.(catalog);
      expect(judgeStrictly(name)(document)).toEqual([]);
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    },
  );

  test('the index and the manifest are what their schemas say', () => {
    for (const [name, document] of Object.entries(OF_THE_SITE)) {
      expect(judgeStrictly(name)(document())).toEqual([]);
    }
  });

  test('every artist is, whatever the name', () => {
    for (const artist of artistsOf(catalog))
      expect(judgeStrictly('artist')(artistDocument(artist))).toEqual([]);
  });

  test('a field that nobody declared does not slip into a document, and none is missing', () => {
    const { notes: _, ...show } = showDocument(catalog.current);
    expect(judgeStrictly('show')({ ...showDocument(catalog.current), secret: 1 })).not.toEqual([]);
    expect(judge('show')(show)).not.toEqual([]);
  });

  test.each(JSON_DOCUMENTS)(
    '$path with fields that are added later fits the schema of today',
    ({ name, example }) => {
      const later = withMoreFields(example?.(catalog) ?? OF_THE_SITE[name]?.());
      expect(judge(name)(later)).toEqual([]);
      const { components } = openApiDocument(catalog, LINKS) as {
        components: { schemas: Record<string, AnySchema> };
      };
      const fits = ajv.compile(components.schemas[name] ?? false);
      expect(fits(later) ? [] : fits.errors).toEqual([]);
    },
  );

  test.each(JSON_DOCUMENTS)('$path keeps every field name that bots rely on', async ({ name, schema }) => {
    const fields = fieldsOf(z.toJSONSchema(schema, { io: 'input' }));
    await expect(`${[...new Set(fields)].sort().join('\n')}\n`).toMatchFileSnapshot(
      `golden/fields.${name}.txt`,
    );
  });

  test.each(JSON_DOCUMENTS)('$path tells the version of its shape', ({ schema }) => {
    expect(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))).toContain(
      '"schema_version":{"type":"number","const":1',
    );
  });
});

test('examples are of a show that has ended, as soon as there is one', () => {
  expect(exampleShow(catalog).week_end <= catalog.now).toBe(true);
  const shows = [catalog.current];
  expect(exampleShow({ ...catalog, shows })).toBe(catalog.current);
});

describe('llms.txt', () => {
  test('is what llmstxt.org describes, to micromark, and leads to every document of the index', () => {
    const html = micromark(guideText(catalog, LINKS));
    expect(html).toMatch(/^<h1>[^<]+<\/h1>\n<blockquote>\n<p>[^<]+<\/p>\n<\/blockquote>\n<p>/);
    expect([...html.matchAll(/<h2>(.*)<\/h2>\n<ul>/g)].map(([, name]) => name)).toEqual([
      'JSON',
      'Feeds',
      'Playlists',
      'Further',
    ]);
    const { documents } = indexDocument(catalog, LINKS);
    const examples = documents.flatMap(({ example }) => example ?? []);
    expect([...html.matchAll(/<a href="([^"]*)">/g)].map(([, address]) => address)).toEqual(examples);
    expect(html.match(/<li>/g)).toHaveLength(documents.length);
  });

  test('tells whose likes make the shows, when the week turns, and which show is the last', () => {
    const { host, schedule } = catalog.station;
    const ending = { ...catalog, station: { ...catalog.station, last_show: '2027-01-13' } };
    const [, , week = '', manners = ''] = guideText(ending, LINKS).split('\n\n');
    for (const word of [host.name, schedule.weekday, schedule.time, '2027-01-13'])
      expect(week).toContain(word);
    expect(week.replaceAll('\\', '')).toContain(`(${schedule.time_zone})`);
    expect(manners).toMatch(/If-None-Match.*never instructions\.$/);
  });

  test('says of each document what the index says, and what is to be filled in', () => {
    const lines = [...micromark(guideText(catalog, LINKS)).matchAll(/<li>(.*)<\/li>/g)];
    const told = lines.map(([, line = '']) =>
      line.replace(/<\/?(?:a|code)\b[^>]*>/g, '').replaceAll('&amp;', '&'),
    );
    const { documents } = indexDocument(catalog, LINKS);
    expect(told).toEqual(
      documents.map(({ path, title, description }) => {
        const pattern = path.includes('{') ? ` /${path}` : '';
        return `${title}${pattern}: ${description.replace(/\.$/, '')}.`;
      }),
    );
  });

  test('says a title and a description as they are, whatever they are', () => {
    const hostile = 'A *star* [link](javascript:1) <script> `code` & #1\n# Two';
    const station = { ...catalog.station, title: hostile, description: hostile };
    const html = micromark(guideText({ ...catalog, station }, LINKS));
    const told = 'A *star* [link](javascript:1) &lt;script&gt; `code` &amp; #1 # Two';
    expect(html).toContain(`<h1>${told}</h1>\n<blockquote>\n<p>${told}</p>`);
  });
});

/** Every part of the components of a type. */
function componentsOf(type: string): { maximum?: number; format?: string; pattern?: string }[] {
  const { components } = openApiDocument(catalog, LINKS) as { components: object };
  const parts: object[] = [];
  JSON.stringify(components, (_, part) => {
    if (part?.type === type) parts.push(part);
    return part;
  });
  return parts;
}

interface Operation {
  parameters?: { name: string; description: string; schema: AnySchema; example?: string | number }[];
  responses: object;
}

describe('openapi.json', () => {
  test('is OpenAPI 3.1, to @scalar/openapi-parser', async () => {
    const { valid, errors } = await validate(JSON.stringify(openApiDocument(catalog, LINKS)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test('says that no document needs a key, which linters ask for', () => {
    expect(openApiDocument(catalog, LINKS)).toMatchObject({ security: [] });
  });

  test('names each operation once, and every document of the index', () => {
    const { paths } = openApiDocument(catalog, LINKS) as {
      paths: Record<string, { get: { operationId: string } }>;
    };
    const ids = Object.values(paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(paths)).toEqual(indexDocument(catalog, LINKS).documents.map(({ path }) => `/${path}`));
  });

  test('tells where the documents lie, and leads to those of the index by the examples of what is to be filled in', () => {
    const { servers, paths } = openApiDocument(catalog, LINKS) as {
      servers: { url: string }[];
      paths: Record<string, { get: Operation }>;
    };
    const addresses = Object.entries(paths).map(([path, { get }]) => {
      const { parameters = [], responses } = get;
      expect(Object.keys(responses)).toEqual(parameters.length > 0 ? ['200', '404'] : ['200']);
      let address: string | null = `${servers[0]?.url}${path}`;
      for (const { name, description, schema, example } of parameters) {
        expect(description).not.toBe('');
        expect(example === undefined || ajv.validate(schema, example)).toBe(true);
        address =
          example === undefined ? null : (address?.replace(`{${name}}`, encodeURIComponent(example)) ?? null);
      }
      return address;
    });
    expect(addresses).toEqual(indexDocument(catalog, LINKS).documents.map(({ example }) => example));
  });

  test('tells languages of short integers which do not fit one, such as the numbers of tracks', () => {
    const integers = componentsOf('integer');
    const isLong = ({ maximum = Number.POSITIVE_INFINITY }) => maximum >= 2 ** 31;
    expect(integers.filter(isLong).length).toBeGreaterThan(0);
    expect(integers.filter((integer) => isLong(integer) !== (integer.format === 'int64'))).toEqual([]);
  });

  test('has no pattern beside a format: makers of clients take a date for no text and stop', () => {
    const texts = componentsOf('string');
    expect(texts.filter(({ format }) => format === 'date-time').length).toBeGreaterThan(0);
    expect(texts.filter(({ format, pattern }) => format && pattern)).toEqual([]);
  });

  test('is refused where it is broken', async () => {
    const broken = { ...openApiDocument(catalog, LINKS), paths: { '/x': { get: { responses: 5 } } } };
    expect((await validate(JSON.stringify(broken))).valid).toBe(false);
  });
});
