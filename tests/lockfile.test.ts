import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readLockfile } from '../scripts/lockfile/lockfile.ts';
import { missingEntries } from '../scripts/lockfile/missing-entries.ts';
import { temporaryFolder } from './values/folders.ts';
import { listenForTest } from './values/listening.ts';

interface Lockfile {
  packages: Record<string, Entry>;
}

interface Entry {
  version: string;
  integrity?: string;
  optional?: true;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

const COMMITTED = readFileSync('package-lock.json', 'utf8');

const SETTINGS = readFileSync('.npmrc', 'utf8');

const DEPENDENCIES = { devDependencies: { '@x/tool': '2.0.0' } };

/** What npm writes when its registry knows two of the platform packages, plus what the script adds. */
const COMPLETE = textOf({
  name: 'sample',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'sample', ...DEPENDENCIES },
    'node_modules/@x/tool': {
      version: '2.0.0',
      integrity: 'sha512-tool',
      dev: true,
      license: 'MIT',
      optionalDependencies: {
        '@x/tool-darwin-arm64': '2.0.0',
        '@x/tool-linux-arm-gnueabihf': '2.0.0',
        '@x/tool-linux-x64-gnu': '2.0.0',
        '@x/tool-linux-x64-musl': '2.0.0',
        '@x/tool-wasm32-wasi': '2.0.0',
        '@x/tool-windows-x64': '2.0.0',
      },
    },
    'node_modules/@x/tool-darwin-arm64': {
      version: '2.0.0',
      integrity: 'sha512-known',
      cpu: ['arm64'],
      dev: true,
      license: 'MIT',
      optional: true,
      os: ['darwin'],
    },
    'node_modules/@x/tool-linux-arm-gnueabihf': {
      version: '2.0.0',
      cpu: ['arm'],
      dev: true,
      libc: ['glibc'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/@x/tool-linux-x64-gnu': {
      version: '2.0.0',
      integrity: 'sha512-seen',
      dev: true,
      optional: true,
    },
    'node_modules/@x/tool-linux-x64-musl': {
      version: '2.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/@x/tool-wasm32-wasi': { version: '2.0.0', cpu: ['wasm32'], dev: true, optional: true },
    'node_modules/@x/tool-windows-x64': {
      version: '2.0.0',
      cpu: ['x64'],
      dev: true,
      optional: true,
      os: ['win32'],
    },
  },
});

let folder: string;
/** Where the script keeps what it needs for a while. */
let temporary: string;
beforeEach(() => {
  folder = temporaryFolder();
  temporary = temporaryFolder();
  writeFileSync(join(folder, '.npmrc'), SETTINGS);
  writeFileSync(join(folder, 'package.json'), textOf({ name: 'sample', ...DEPENDENCIES }));
});

describe('the committed lockfile', () => {
  test('names every platform package', async () => {
    write(COMMITTED);
    const stdout = expect.stringMatching(/^package-lock\.json is complete\.\n/);
    expect(await lockfile('--check')).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('holds the hash of every package but some of other platforms than Linux on x64', () => {
    const { '': _, ...packages } = (JSON.parse(COMMITTED) as Lockfile).packages;
    const unhashed = Object.entries(packages).filter(
      ([, { integrity }]) => !integrity?.startsWith('sha512-'),
    );
    expect(unhashed.filter(([, entry]) => !entry.optional || isForLinuxOnX64(entry))).toEqual([]);
  });

  test('names no registry', () => {
    const { packages }: Lockfile = JSON.parse(COMMITTED);
    expect(Object.entries(packages).filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  });
});

describe('a lockfile without some platform packages, and without the hash of one', () => {
  const { packages, ...head }: Lockfile = JSON.parse(COMPLETE);
  const KNOWN = 'node_modules/@x/tool-darwin-arm64';
  const { [KNOWN]: known, ...rest } = packages;
  const { integrity: _, ...unhashed } = known as Entry;
  const gaps = Object.keys(rest).filter((path) => path.includes('/tool-') && !path.endsWith('x64-gnu'));
  const kept = Object.entries({ ...packages, [KNOWN]: unhashed }).filter(([path]) => !gaps.includes(path));
  const incomplete = textOf({ ...head, packages: Object.fromEntries(kept) });
  beforeEach(() => write(incomplete));

  test('is reported entry by entry and left alone by --check', async () => {
    const { code, stderr } = await lockfile('--check');
    expect(code).toBe(4);
    expect(stderr.split('\n').filter((line) => line.endsWith(': missing'))).toEqual(
      gaps.map((path) => `  package-lock.json /packages/${path.replaceAll('/', '~1')}: missing`),
    );
    expect(read()).toBe(incomplete);
  });

  test('is mended byte for byte: by npm’s registry, and by name where that knows nothing', async () => {
    await useRegistry({ '@x/tool-darwin-arm64': known as Entry });
    expect(await lockfile()).toMatchObject({
      code: 0,
      stdout:
        'Completed 5 packages in package-lock.json.\n' +
        '4 platform packages without a hash: the registry did not have them.\n',
    });
    expect(read()).toBe(COMPLETE);
  });

  test('stays as it is where npm fails', async () => {
    writeFileSync(join(folder, 'package.json'), textOf({ dependencies: { 'no name': '1.0.0' } }));
    const { code, stderr } = await lockfile();
    expect(stderr).toContain('npm could not complete package-lock.json; it is unchanged. [npm-failed]');
    expect(stderr).toMatch(/^Why: {3}Command failed: npm install --package-lock-only/m);
    expect(readdirSync(temporary).filter((name) => name.startsWith('airlog-'))).toEqual([]);
    expect({ code, text: read() }).toEqual({ code: 3, text: incomplete });
  });
});

describe('what is missing is', () => {
  const needing = (name: string, version = '1.0.0') => ({ optionalDependencies: { [name]: version } });

  test.each([
    ['@esbuild/aix-ppc64', 'ppc64', null, 'aix'],
    ['@esbuild/android-arm', 'arm', null, 'android'],
    ['@esbuild/freebsd-arm64', 'arm64', null, 'freebsd'],
    ['@esbuild/linux-mips64el', 'mips64el', null, 'linux'],
    ['@esbuild/linux-s390x', 's390x', null, 'linux'],
    ['@esbuild/netbsd-x64', 'x64', null, 'netbsd'],
    ['@esbuild/openbsd-x64', 'x64', null, 'openbsd'],
    ['@esbuild/openharmony-arm64', 'arm64', null, 'openharmony'],
    ['@esbuild/sunos-x64', 'x64', null, 'sunos'],
    ['@img/sharp-linuxmusl-arm64', 'arm64', 'musl', 'linux'],
    ['@img/sharp-webcontainers-wasm32', 'wasm32', null, null],
    ['@rollup/rollup-darwin-arm64', 'arm64', null, 'darwin'],
    ['@rollup/rollup-linux-arm-musleabihf', 'arm', 'musl', 'linux'],
    ['@rollup/rollup-linux-loong64-gnu', 'loong64', 'glibc', 'linux'],
    ['@rollup/rollup-linux-riscv64-musl', 'riscv64', 'musl', 'linux'],
    ['@rollup/rollup-win32-ia32-msvc', 'ia32', null, 'win32'],
  ])('for the machines that its name tells: %s', (name, cpu, libc, os) => {
    expect(missingEntries({ 'node_modules/tool': needing(name) })).toEqual({
      [`node_modules/${name}`]: {
        version: '1.0.0',
        cpu: [cpu],
        ...(libc && { libc: [libc] }),
        optional: true,
        ...(os && { os: [os] }),
      },
    });
  });

  test.each(['~2.3.3', '^2.3.3', '2.3.3'])('a version that %s allows', (range) => {
    const missing = missingEntries({ 'node_modules/tool': needing('fsevents', range) });
    expect(missing).toEqual({ 'node_modules/fsevents': { version: '2.3.3', optional: true } });
  });

  test.each([
    ['', 'node_modules/x', true],
    ['node_modules/@a/b', 'node_modules/@a/b/node_modules/x', true],
    ['node_modules/a/node_modules/b', 'node_modules/a/node_modules/x', true],
    ['node_modules/a/node_modules/b', 'node_modules/x', true],
    ['node_modules/a', 'node_modules/b/node_modules/x', false],
    ['', 'node_modules/a/node_modules/x', false],
  ])('looked for where Node would: from "%s" it finds %s: %s', (from, at, isFound) => {
    const missing = missingEntries({ [from]: needing('x'), [at]: {} });
    expect(Object.keys(missing)).toEqual(isFound ? [] : ['node_modules/x']);
  });
});

test.each([
  ['what a merge left', '{\n<<<<<<< HEAD\n', { pointer: '', message: /line 2: / }],
  ['that of an old npm', '{ "lockfileVersion": 1 }', { pointer: '/packages', message: /missing/ }],
  ['one that is not there', null, { pointer: '', message: /no such file/ }],
])('%s is told by file and pointer, and is no bug of ours', (_, text, { pointer, message }) => {
  if (text !== null) write(text);
  const file = expect.stringMatching(/package-lock\.json$/);
  const problems = [{ file, pointer, message: expect.stringMatching(message) }];
  expect(() => readLockfile(folder)).toThrow(
    expect.objectContaining({ code: 'invalid-lockfile', exitCode: 4, problems }),
  );
});

function isForLinuxOnX64({ os = ['linux'], cpu = ['x64'], libc = ['glibc'] }: Entry): boolean {
  return os.includes('linux') && cpu.includes('x64') && libc.includes('glibc');
}

/** Serves npm the packages that a registry knows; all others are unknown to it. */
async function useRegistry(known: Record<string, Entry>): Promise<void> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(String(request.url).slice(1));
    const entry = known[name];
    if (!entry) return response.writeHead(404).end('{}');
    const { version, integrity, ...rest } = entry;
    const dist = { integrity, tarball: `http://${request.headers.host}/package.tgz` };
    return response.end(JSON.stringify({ name, versions: { [version]: { name, version, ...rest, dist } } }));
  });
  writeFileSync(join(folder, '.npmrc'), `${SETTINGS}registry=${await listenForTest(server)}/\n`);
}

/** Runs the script in the folder. It asks npm, so this process has to answer meanwhile. */
function lockfile(...flags: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const program = [resolve('scripts/lockfile.ts'), ...flags];
  return new Promise((ended) => {
    const env = { ...process.env, HOME: temporary, TMPDIR: temporary };
    execFile(process.execPath, program, { cwd: folder, env }, (error, stdout, stderr) =>
      ended({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

function textOf(lockfile: object): string {
  return `${JSON.stringify(lockfile, null, 2)}\n`;
}

function read(): string {
  return readFileSync(join(folder, 'package-lock.json'), 'utf8');
}

function write(text: string): void {
  writeFileSync(join(folder, 'package-lock.json'), text);
}
