import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const OUTSIDE = '#tests/x.ts ../../tests/x.ts ../../../tests/x.ts vitest';
const DISK = '#snapshot/write.ts node:fs node:fs/promises fs better-sqlite3';
const CONFIG = '#config ../../station.config.ts ../../../station.config.ts';

/** A room of the site, all of which keep the same rules. */
const site = (file: string) => ({
  file,
  may: 'astro astro:config/server zod #config #domain/catalog.ts #emit/api.ts #site/urls.ts #player/start.ts #player/late-module.ts #player/clock.ts ./x.ts',
  never: `ofetch #sources/web.ts ../sources/web.ts ../../sources/web.ts #sync/sync.ts ../sync/sync.ts
    #snapshot/read.ts ../snapshot/read.ts #player/queue.ts ../player/clock.ts ${DISK} ${OUTSIDE}`,
});

/** CONTRIBUTING’s table of rooms: what a file of each may import and what it never does. */
const ROOMS: { file: string; may: string; never: string }[] = [
  {
    file: 'src/domain/x.ts',
    may: 'zod temporal-polyfill ./window.ts',
    never: `node:crypto astro astro:content ofetch #emit/api.ts #sources/web.ts ../sources/web.ts
      ../snapshot/read.ts ../sync/sync.ts ../site/urls.ts ${CONFIG} ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'src/emit/x.ts',
    may: 'zod temporal-polyfill @astrojs/rss feedsmith micromark #domain/catalog.ts ./rss.ts',
    never: `node:path path astro astro:config/server ofetch #site/urls.ts ../site/urls.ts
      ../sources/web.ts #snapshot/read.ts ../sync/sync.ts #emit/links.ts ${CONFIG} ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'src/emit/reference/x.ts',
    may: './fields.ts ../links.ts ../feeds/feed.ts ../pictures/files.ts ../playlists/formats.ts',
    never: '#emit/links.ts ../../site/urls.ts ../site/urls.ts',
  },
  {
    file: 'src/sources/soundcloud/x.ts',
    may: 'zod ofetch temporal-polyfill #domain/source.ts #sources/door.ts ./client.ts ../web.ts',
    never: `astro ../letterboxd/client.ts #sources/letterboxd/client.ts #snapshot/read.ts ../../snapshot/read.ts #site/urls.ts ../../site/urls.ts
      #sync/sync.ts ../../sync/sync.ts #emit/api.ts ${CONFIG} ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'src/snapshot/x.ts',
    may: 'zod node:fs node:fs/promises node:crypto better-sqlite3 jsonc-parser #domain/show.ts ./read.ts',
    never: `astro ofetch #sources/web.ts ../sources/web.ts #site/urls.ts ../site/urls.ts
      #sync/sync.ts ../sync/sync.ts #emit/api.ts ${CONFIG} ${OUTSIDE}`,
  },
  {
    file: 'src/sync/x.ts',
    may: '#domain/source.ts #domain/snapshot.ts ./report.ts',
    never: `astro ofetch #sources/web.ts ../sources/web.ts #snapshot/read.ts ../snapshot/read.ts
      #emit/api.ts #site/urls.ts ${CONFIG} ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'scripts/x.ts',
    may: `node:fs commander zod #config #domain/window.ts #emit/api.ts #sources/web.ts #snapshot/write.ts
      #sync/sync.ts #site/catalog.ts #tests/upstream/server.ts`,
    never: `#pages/playlist.json.ts ../src/pages/playlist.json.ts #components/Track.astro
      ../src/components/Track.astro #layouts/Page.astro #player/queue.ts ../src/player/queue.ts`,
  },
  site('src/site/x.ts'),
  site('src/pages/x.ts'),
  site('src/pages/shows/x.astro'),
  site('src/components/x.astro'),
  site('src/layouts/x.astro'),
  {
    file: 'src/site/catalog.ts',
    may: '#snapshot/read.ts #config #domain/compose.ts ./urls.ts node:path',
    never: `#snapshot/sqlite.ts ../snapshot/write.ts #sources/web.ts #sync/sync.ts ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'src/site/cache-key.ts',
    may: 'node:crypto #domain/catalog.ts ./urls.ts',
    never: `node:path zod #config #emit/api.ts #snapshot/read.ts ${DISK} ${OUTSIDE}`,
  },
  {
    file: 'src/player/x.ts',
    may: './queue.ts',
    never: `zod astro ofetch temporal-polyfill #domain/catalog.ts #emit/api.ts ${CONFIG} ${DISK} ${OUTSIDE}`,
  },
];

/** What an import’s source alone does not show: the clock, types, and other ways to import. */
const LINES: { file: string; may: string[]; never: string[] }[] = [
  {
    file: 'src/domain/y.ts',
    may: ["export const day = Temporal.PlainDate.from('2026-03-11');"],
    never: [
      'export const now = Temporal.Now.instant();',
      'export const date = new Date();',
      'export const stamp = Date.now();',
      "export const page = fetch('http://localhost');",
      'export const home = process.env.HOME;',
      "export { readFileSync } from 'node:fs';",
      "export type { Stats } from 'node:fs';",
      "export const fs = () => import('node:fs');",
    ],
  },
  {
    file: 'src/emit/y.ts',
    may: ["export const day = new Date('2026-03-11');"],
    never: ["export const page = fetch('http://localhost');", 'export const base = process.env.BASE_PATH;'],
  },
  {
    file: 'src/player/y.ts',
    may: [
      "import type { CatalogTrack } from '#domain/catalog.ts';",
      "export type { Catalog } from '#domain/catalog.ts';",
    ],
    never: [
      "import { type CatalogShow } from '#domain/catalog.ts';",
      "export { durationOf } from '#domain/catalog.ts';",
      "export const catalog = () => import('#domain/catalog.ts');",
    ],
  },
  {
    file: 'src/domain/y.test.ts',
    may: ["import { test } from 'vitest';", "import '#tests/x.ts';"],
    never: [],
  },
];

const RULES = ['lint/style/noRestrictedImports', 'lint/style/noRestrictedGlobals', 'plugin'];
const FRONTMATTER = '---';
const imports = (sources: string) => sources.split(/\s+/).map((source) => `import '${source}';`);
const files = [
  ...ROOMS.map(({ file, may, never }) => ({ file, may: imports(may), never: imports(never) })),
  ...LINES,
];
let project: string;
let refused: Map<string, string[]>;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'airlog-imports-'));
  for (const kept of ['biome.json', 'lint', '.gitignore', 'package.json']) {
    cpSync(kept, join(project, kept), { recursive: true });
  }
  for (const { file, may, never } of files) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    const fence = file.endsWith('.astro') ? [FRONTMATTER] : [];
    writeFileSync(join(project, file), [...fence, ...may, ...never, ...fence, ''].join('\n'));
  }
  refused = refusedLines();
});

afterAll(() => rmSync(project, { recursive: true }));

test.each(files)('$file may import what its room may, and nothing else', ({ file, never }) => {
  expect(refused.get(file) ?? []).toEqual(never);
});

/** The lines of each file that a rule of the table refuses, from one run of the linter. */
function refusedLines(): Map<string, string[]> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const arguments_ = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, arguments_, { cwd: project, encoding: 'utf8' });
  const diagnostics: Diagnostic[] = stdout.startsWith('{') ? JSON.parse(stdout).diagnostics : [];
  if (diagnostics.length === 0) throw new Error(`biome judged nothing: ${stderr}`);
  const places = Map.groupBy(
    diagnostics.filter(({ category }) => RULES.includes(category)),
    ({ location }) => location.path,
  );
  return new Map([...places].map(([file, found]) => [file, linesAt(file, found)]));
}

interface Diagnostic {
  category: string;
  location: { path: string; start: { line: number } };
}

function linesAt(file: string, diagnostics: Diagnostic[]): string[] {
  const text = readFileSync(join(project, file), 'utf8').split('\n');
  const lines = new Set(diagnostics.map(({ location }) => location.start.line));
  return [...lines].sort((a, b) => a - b).map((line) => text[line - 1] ?? '');
}
