import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

interface Lockfile {
  packages: Record<string, object>;
}

const COMMITTED = readFileSync('package-lock.json', 'utf8');

/** What npm writes when it sees only one of the platform packages, plus what the script adds. */
const COMPLETE = textOf({
  name: 'sample',
  lockfileVersion: 3,
  packages: {
    '': { name: 'sample', devDependencies: { '@x/tool': '2.0.0' } },
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
      },
    },
    'node_modules/@x/tool-darwin-arm64': {
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
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
    'node_modules/@x/tool-linux-x64-gnu': { version: '2.0.0', integrity: 'sha512-seen', optional: true },
    'node_modules/@x/tool-linux-x64-musl': {
      version: '2.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/@x/tool-wasm32-wasi': { version: '2.0.0', cpu: ['wasm32'], dev: true, optional: true },
    'node_modules/other': {
      version: '1.0.0',
      integrity: 'sha512-other',
      optionalDependencies: { inner: '1.0.0' },
    },
    'node_modules/other/node_modules/inner': { version: '1.0.0', integrity: 'sha512-inner', optional: true },
  },
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'airlog-lockfile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the committed lockfile', () => {
  test('names every platform package', () => {
    write(COMMITTED);
    expect(lockfile('--check')).toMatchObject({ status: 0, stdout: 'package-lock.json is complete.\n' });
  });

  test('names no registry', () => {
    const { packages }: Lockfile = JSON.parse(COMMITTED);
    expect(Object.entries(packages).filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  });
});

describe('a lockfile without some platform packages', () => {
  const gaps = Object.keys((JSON.parse(COMPLETE) as Lockfile).packages).filter(
    (path) => path.startsWith('node_modules/@x/tool-') && !path.endsWith('x64-gnu'),
  );
  const { packages, ...head }: Lockfile = JSON.parse(COMPLETE);
  const kept = Object.entries(packages).filter(([path]) => !gaps.includes(path));
  const incomplete = textOf({ ...head, packages: Object.fromEntries(kept) });

  test('is reported entry by entry and left alone by --check', () => {
    write(incomplete);
    const { status, stderr } = lockfile('--check');
    expect(status).toBe(4);
    expect(stderr.split('\n').filter((line) => line.endsWith(': missing'))).toEqual(
      gaps.map((path) => `  package-lock.json /packages/${path.replaceAll('/', '~1')}: missing`),
    );
    expect(read()).toBe(incomplete);
  });

  test('is mended byte for byte', () => {
    write(incomplete);
    expect(lockfile()).toMatchObject({
      status: 0,
      stdout: 'Added 4 platform packages to package-lock.json.\n',
    });
    expect(read()).toBe(COMPLETE);
  });
});

function lockfile(...flags: string[]) {
  const tsx = resolve('node_modules/tsx/dist/cli.mjs');
  return spawnSync(process.execPath, [tsx, resolve('scripts/lockfile.ts'), ...flags], {
    cwd: folder,
    encoding: 'utf8',
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
