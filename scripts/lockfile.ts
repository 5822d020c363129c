import './require-node-24.mjs';
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { jsonPointer } from '#domain/problems.ts';
import { run } from './console/command.ts';
import { askNpm } from './lockfile/ask-npm.ts';
import { FILE, lacksHash, type Packages, readLockfile } from './lockfile/lockfile.ts';
import { missingEntries } from './lockfile/missing-entries.ts';

await run(
  new Command('lockfile')
    .description('Complete package-lock.json with the packages of other platforms and their hashes')
    .option('--check', 'only report; exit 4 when an entry is missing')
    .action(({ check }: { check?: true }) => (check ? demandComplete() : complete())),
);

function demandComplete(): void {
  const { packages } = readLockfile('.');
  const missing = Object.keys(missingEntries(packages));
  if (missing.length > 0) throw incomplete(missing);
  tell(0, packages);
}

function complete(): void {
  const before = readLockfile('.');
  const asked = askNpm(before);
  const packages = byPath({ ...asked.packages, ...missingEntries(asked.packages) });
  const completed = Object.keys(packages).filter(
    (path) => !isDeepStrictEqual(packages[path], before.packages[path]),
  );
  if (completed.length > 0) writeFileSync(FILE, `${JSON.stringify({ ...asked, packages }, null, 2)}\n`);
  tell(completed.length, packages);
}

function tell(completed: number, packages: Packages): void {
  console.log(
    completed > 0 ? `Completed ${count(completed, 'package')} in ${FILE}.` : `${FILE} is complete.`,
  );
  const unhashed = Object.values(packages).filter(lacksHash).length;
  if (unhashed > 0) {
    console.log(`${count(unhashed, 'platform package')} without a hash: the registry did not have them.`);
  }
}

/** npm sorts the paths of a lockfile by locale. */
function byPath(packages: Packages): Packages {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function incomplete(paths: readonly string[]): AirlogError {
  return new AirlogError({
    kind: 'invalid',
    code: 'lockfile-incomplete',
    what: `${FILE} lacks ${count(paths.length, 'platform package')}.`,
    why: 'npm ci refuses a lockfile that does not name the packages of every platform.',
    next: 'Run `npm run lockfile` and commit the file.',
    problems: paths.map((path) => ({
      file: FILE,
      pointer: jsonPointer(['packages', path]),
      message: 'missing',
    })),
  });
}
