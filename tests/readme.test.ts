import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexDocument } from '#emit/reference/index-document.ts';
import { LINKS } from '#tests/values/links.ts';
import packageFile from '../package.json' with { type: 'json' };
import { hostileCatalog } from './formats/hostile-catalog.ts';

const README = readFileSync('README.md', 'utf8');

/** What stands in backquotes in the first column of a chapter's tables, row by row. */
function rowsOf(chapter: string): string[][] {
  const [, text = ''] = README.split(`\n## ${chapter}\n`);
  const [own = ''] = text.split('\n## ');
  return own.split('\n').flatMap((line) => {
    const [, first] = /^\| (`.*?) \| /.exec(line) ?? [];
    return first === undefined ? [] : [wordsIn(first)];
  });
}

function textOf(paths: readonly string[]): string {
  return paths.map((path) => readFileSync(path, 'utf8')).join('\n');
}

function wordsIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
}

test('every command has its row, and every row its command', () => {
  const told = rowsOf('Commands')
    .flat()
    .filter((words) => !words.startsWith('--'))
    .map((words) => words.replace(/^:/, 'npm run bench:').replace(/^npm (?:run )?([\w:-]+).*/, '$1'));
  expect(told.toSorted()).toEqual(Object.keys(packageFile.scripts).sort());
});

/** What GitHub or the step before sets for a step, and nobody else. */
const BETWEEN_STEPS =
  /^(CI|DEV|FAILED|PROBLEM|ASTRO_TELEMETRY_DISABLED|GITHUB_(ACTIONS|EVENT_PATH|OUTPUT|RUN_ID|SERVER_URL|STEP_SUMMARY))$/;

/** Where the program reads a variable: by its name, by taking it apart, by a shape. */
const READINGS = [
  /\benv\.([A-Z]\w+)/g,
  /\{([^{}]*)\} = (?:process\.)?env\b/g,
  /^ {2}([A-Z][A-Z\d]*_[A-Z\d_]+): [A-Za-z]/gm,
];

test('every variable that is read is told, and none that nobody reads', () => {
  const code = ['scripts/**/*.ts', 'src/**/*.ts', 'tests/site/chromium.ts'];
  const program = textOf(globSync(code).filter((path) => !path.endsWith('.test.ts')));
  const workflows = textOf(globSync('.github/workflows/*.yml'));
  const readings = [
    ...READINGS.flatMap((pattern) => [...program.matchAll(pattern)]),
    ...workflows.matchAll(/\bvars\.(\w+)/g),
  ];
  const read = new Set(readings.flatMap(([, names = '']) => names.match(/\b[A-Z][A-Z\d_]+\b/g) ?? []));
  const told = rowsOf('Variables').flat().sort();
  expect(told).toEqual([...read].filter((name) => !BETWEEN_STEPS.test(name)).sort());
});

/** The addresses of a row: `/a/b.x` with `y` is `/a/b.y` too, with `c.z` `/a/c.z`. */
function addressesOf(row: readonly string[]): string[] {
  let last = '';
  return row.map((words) => {
    if (words.startsWith('/')) last = words;
    else last = last.replace(words.includes('.') ? /[^/]*$/ : /[^.]*$/, words);
    return last;
  });
}

test('every document that is published has its address, and every address its document', () => {
  const { documents } = indexDocument(hostileCatalog(), LINKS);
  const patterns = documents.map(
    ({ path }) => new RegExp(`^/${path.replaceAll('.', '\\.').replace(/\{\w+\}/, '[^/]+')}$`),
  );
  const addresses = rowsOf('What is published').flatMap(addressesOf);
  const untold = documents.filter((_, index) => !addresses.some((address) => patterns[index]?.test(address)));
  expect(untold.map(({ path }) => path)).toEqual([]);
  const pagesAndMarks = /\/$|^\/404\.html$|^\/commit\.txt$/;
  const unknown = addresses.filter((address) => !patterns.some((pattern) => pattern.test(address)));
  expect(unknown.filter((address) => !pagesAndMarks.test(address))).toEqual([]);
});
