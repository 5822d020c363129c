import type { Packages } from './lockfile.ts';

const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** Entries of optional packages that `npm ci` demands although they are for other machines. */
export function missingEntries(packages: Packages): Packages {
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
  const words = name.replace('windows', 'win32').replace('linuxmusl', 'linux-musl').split(/[/-]/);
  const libc = Object.entries(LIBC).flatMap(([word, value]) => (words.includes(word) ? [value] : []));
  const only = (key: string, values: string[]) => (values.length > 0 ? { [key]: values } : {});
  return {
    version: version.replace(/^[~^]/, ''), // The lowest one of a range, where it is no version itself.
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
