import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../commands/run.ts';
import { readWorkflow, WORKFLOWS } from './workflow.ts';

const textOf = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');
const { scripts, imports, dependencies, optionalDependencies } = JSON.parse(textOf('package.json'));

/** What Astro finds by itself once it compiles the site. */
const COMPILER = 'scripts/build/compile.ts';
const SITE = ['astro.config.mjs', ...globSync('src/pages/**/*.{astro,ts}', { cwd: REPOSITORY })];

/** The commands of jobs that install without what only developers need. */
const COMMANDS = readdirSync(WORKFLOWS)
  .flatMap((name) => Object.values(readWorkflow(name).jobs))
  .map(({ steps }) => steps.flatMap(({ run = [] }) => run))
  .filter((runs) => runs.includes('npm ci --omit=dev'))
  .flat()
  .flatMap((run) => /^npm run ([\w-]+)/.exec(run)?.[1] ?? []);

/** Imports that are still there when types are gone, and the files that are started beside a process. */
const REFERENCES =
  /^\s*(?:im|ex)port\s(?!type\b)[^'"();]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\('([^']+\.(?:m?js|ts))',\s*import\.meta\.url\)/gm;

interface Reached {
  files: Set<string>;
  packages: Set<string>;
}

/** All that a file of the repository loads, and what that loads. */
function reach(file: string, reached: Reached = { files: new Set(), packages: new Set() }): Reached {
  if (reached.files.has(file)) return reached;
  reached.files.add(file);
  for (const [, ...found] of textOf(file).matchAll(REFERENCES)) {
    const name = found.find((each) => each !== undefined) ?? '';
    const inside = fileMeant(name, file);
    if (inside) reach(inside, reached);
    else if (!/^(node|astro):/.test(name) && !builtinModules.includes(name))
      reached.packages.add(packageOf(name));
  }
  if (file === COMPILER) for (const page of SITE) reach(page, reached);
  return reached;
}

/** The file of the repository that an import names, or null where it names a package. */
function fileMeant(name: string, from: string): string | null {
  if (name in imports) return posix.normalize(imports[name]);
  if (name.startsWith('#tests/')) return name.slice(1);
  if (name.startsWith('#')) return `src/${name.slice(1)}`;
  const near = posix.join(posix.dirname(from), name);
  return name.startsWith('.') || existsSync(join(REPOSITORY, near)) ? near : null;
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

const PRODUCTION = Object.keys({ ...dependencies, ...optionalDependencies });

test('the jobs that install for production alone are those of the schedule and of the issue forms', () => {
  expect([...new Set(COMMANDS)].sort()).toEqual([
    'announce',
    'archive',
    'build',
    'edit-from-issue',
    'failure',
    'keep-awake',
    'plan',
    'previous',
  ]);
});

test.each([...new Set(COMMANDS)])(
  'npm run %s loads no tests and none of the developers’ packages',
  (name) => {
    const [entry = ''] = /scripts\/[\w-]+\.ts$/.exec(scripts[name]) ?? [];
    const { files, packages } = reach(entry);
    expect([...packages].filter((each) => !PRODUCTION.includes(each))).toEqual([]);
    expect([...files].filter((file) => file.startsWith('tests/'))).toEqual([]);
  },
);

test.each([
  [
    'scripts/archive.ts',
    ['scripts/sync.ts', 'station.config.ts', 'src/snapshot/store.ts'],
    ['better-sqlite3', 'ofetch'],
  ],
  [
    'scripts/build.ts',
    ['src/player/start.ts', 'src/components/Lineup.astro', 'scripts/build/render-worker.ts'],
    ['astro', 'pagefind', 'sharp', '@astrojs/rss'],
  ],
  ['scripts/sample.ts', ['tests/sample/generate.ts'], []],
  ['scripts/fonts.ts', [], ['subset-font']],
])('what %s loads is followed through every kind of import', (entry, files, packages) => {
  const reached = reach(entry);
  expect([...reached.files]).toEqual(expect.arrayContaining(files));
  expect([...reached.packages]).toEqual(expect.arrayContaining(packages));
});
