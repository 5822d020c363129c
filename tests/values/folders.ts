import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { hasRoom, MEMORY } from './memory.ts';

/** A folder for tests that sync many hundreds of times: in memory where there is room, for a disk makes each wait. */
export function folderInMemory(): string {
  return temporaryFolder(hasRoom(MEMORY) ? MEMORY : tmpdir());
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(place: string = tmpdir()): string {
  const folder = mkdtempSync(join(place, 'airlog-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes text to a path whose folders need not exist. */
export function place(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Every file below a folder, none where it is missing, and the hash of its bytes. */
export function fingerprint(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), hash('sha256', readFileSync(path))]),
  );
}
