import { AirlogError, hasCode } from '#domain/errors.ts';

const FULL = { why: 'The disk is full.', next: 'Make room' };
const FORBIDDEN = { why: 'This user may not write there.', next: 'Mend the permissions' };
const IN_THE_WAY = {
  why: 'A file lies where a folder is expected, or a folder where a file is.',
  next: 'Move it away',
};

/** What stands behind the codes of the system, and what helps. */
const REASONS: Readonly<Record<string, typeof FULL>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: FORBIDDEN,
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
};

/** What the system was asked for when it was not about a file. */
const NO_FILE = /^(spawn|connect|listen|bind)/;

/** What an error of the system means for who asked for the writing, or null where it is another error. */
export function refusedWrite(error: unknown): AirlogError | null {
  if (!(error instanceof Error && 'syscall' in error) || NO_FILE.test(String(error.syscall))) return null;
  if (!hasCode(error, ...Object.keys(REASONS))) return null;
  return cannotWrite('path' in error ? String(error.path) : 'A file', error);
}

/** @param aftermath what became of the files, where that is known */
export function cannotWrite(place: string, cause: Error, aftermath?: string): AirlogError {
  const code = 'code' in cause ? String(cause.code) : '';
  const { why, next } = REASONS[code] ?? {
    why: 'The system gives no other reason.',
    next: 'Mend what it names',
  };
  return new AirlogError({
    kind: 'usage',
    code: 'cannot-write',
    what: `${place} cannot be written: ${cause.message}.`,
    why: [why, aftermath].filter(Boolean).join(' '),
    next: `${next}, then run the same command again.`,
    cause,
  });
}
