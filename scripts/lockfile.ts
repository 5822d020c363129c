import './require-node-24.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { jsonPointer } from '#domain/problems.ts';
import { count } from '#domain/in-figures.ts';
import { run } from './console/command.ts';

const LockedPackage = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.looseObject({ packages: z.record(z.string(), LockedPackage) });
type Lockfile = z.infer<typeof Lockfile>;
type Packages = Lockfile['packages'];

const FILE = 'package-lock.json';
const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

await run(
  new Command('lockfile')
    .description('Complete package-lock.json with the platform packages that this machine’s npm left out.')
    .option('--check', 'only report; exit 4 when an entry is missing')
    .action(({ check }: { check?: true }) => {
      const lockfile: Lockfile = JSON.parse(readFileSync(FILE, 'utf8'));
      Lockfile.parse(lockfile); // Only looked at: what zod hands back has its keys in another order.
      const missing = missingEntries(lockfile.packages);
      const paths = Object.keys(missing);
      if (paths.length === 0) return console.log(`${FILE} is complete.`);
      if (check) throw incomplete(paths);
      const packages = byPath({ ...lockfile.packages, ...missing });
      writeFileSync(FILE, `${JSON.stringify({ ...lockfile, packages }, null, 2)}\n`);
      console.log(`Added ${count(paths.length, 'platform package')} to ${FILE}.`);
    }),
);

/** Entries of optional packages that `npm ci` demands although they are for other machines. */
function missingEntries(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (lookupPaths(path, name).some((candidate) => candidate in packages)) continue;
      missing[`node_modules/${name}`] = entryOf(name, version, dev);
    }
  }
  return missing;
}

/** Where Node looks for a dependency of the package at `path`: innermost `node_modules` first. */
function lookupPaths(path: string, name: string): string[] {
  const inside = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (path === '') return [inside];
  return [inside, ...lookupPaths(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)];
}

/** What npm would have written of a platform package, as far as its name tells. Keys in npm’s order. */
function entryOf(name: string, version: string, dev: boolean | undefined): Packages[string] {
  const words = name.split(/[/-]/);
  const libc = Object.entries(LIBC).flatMap(([word, value]) => (words.includes(word) ? [value] : []));
  const only = (key: string, values: string[]) => (values.length > 0 ? { [key]: values } : {});
  return {
    version,
    ...only(
      'cpu',
      words.filter((word) => CPU.includes(word)),
    ),
    ...(dev && { dev }),
    ...only('libc', libc),
    optional: true,
    ...only(
      'os',
      words.filter((word) => OS.includes(word)),
    ),
  };
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
