import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AirlogError } from '#domain/errors.ts';
import { FILE, type Lockfile, lacksHash, readLockfile } from './lockfile.ts';

/** The lockfile as npm completes it: npm asks its registry for a package only when it has no entry at all. */
export function askNpm(lockfile: Lockfile): Lockfile {
  const hashed = Object.entries(lockfile.packages).filter(([, entry]) => !lacksHash(entry));
  const folder = mkdtempSync(join(tmpdir(), 'airlog-lockfile-'));
  try {
    for (const file of ['package.json', '.npmrc']) cpSync(file, join(folder, file));
    writeFileSync(join(folder, FILE), JSON.stringify({ ...lockfile, packages: Object.fromEntries(hashed) }));
    installNothing(folder);
    return readLockfile(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function installNothing(folder: string): void {
  try {
    execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'pipe',
    });
  } catch (error) {
    throw new AirlogError({
      kind: 'try-later',
      code: 'npm-failed',
      what: `npm could not complete ${FILE}; it is unchanged.`,
      why: error instanceof Error ? error.message.trim() : String(error),
      next: 'Mend what npm names, or wait until its registry answers, then run `npm run lockfile` again.',
      cause: error,
    });
  }
}
