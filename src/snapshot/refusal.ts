import { AirlogError } from '#domain/errors.ts';

interface Reason {
  why: string;
  next: string;
}
type Reasons = Readonly<Record<string, Reason>>;

const FULL = { why: 'The disk is full.', next: 'Make room' };
const IN_THE_WAY = {
  why: 'A file lies where a folder is expected, or a folder where a file is.',
  next: 'Move it away',
};

const CIRCLE = { why: 'A link leads back to itself.', next: 'Mend the link' };

function forbidden(deed: string): Reason {
  return { why: `This user may not ${deed} there.`, next: 'Mend the permissions' };
}

/** What stands behind the codes of the system when it does not write, and what helps. */
const NOT_WRITTEN: Reasons = {
  EACCES: forbidden('write'),
  EPERM: forbidden('write'),
  EROFS: forbidden('write'),
  ENOSPC: FULL,
  EDQUOT: FULL,
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
  ELOOP: CIRCLE,
};

/** The same of what is made in a folder. */
const NOT_MADE: Reasons = {
  ...NOT_WRITTEN,
  ENOENT: {
    why: 'The folder above is missing, or a link leads where nothing is.',
    next: 'Make the folder or mend the link',
  },
};

/** What is foreseen of the system's calls. What lies in the way of a reader is our own mistake. */
const CALLS: readonly { names: RegExp; code: string; outcome: string; reasons: Reasons }[] = [
  {
    names: /^(access|l?stat|opendir|read|readlink|realpath|scandir)$/,
    code: 'cannot-read',
    outcome: 'cannot be read',
    reasons: { EACCES: forbidden('read'), EPERM: forbidden('read'), ELOOP: CIRCLE },
  },
  {
    // What for, the error does not tell.
    names: /^open$/,
    code: 'cannot-open',
    outcome: 'cannot be opened',
    reasons: { EACCES: forbidden('read or write'), EPERM: forbidden('read or write') },
  },
  {
    names: /^(mkdir|mkdtemp)$/,
    code: 'cannot-write',
    outcome: 'cannot be written',
    reasons: NOT_MADE,
  },
  {
    names: /^(chmod|copyfile|fsync|ftruncate|link|open|rename|rm|rmdir|symlink|unlink|utime|write)$/,
    code: 'cannot-write',
    outcome: 'cannot be written',
    reasons: NOT_WRITTEN,
  },
];

/** What an error of the system means for who asked for a file, or null where it is another error. */
export function refusedFile(error: unknown): AirlogError | null {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const { syscall, code } = error;
  const call = CALLS.find(({ names, reasons }) => names.test(`${syscall}`) && `${code}` in reasons);
  const reason = call?.reasons[`${code}`];
  const place = 'path' in error ? `${error.path}` : 'A file';
  return call && reason ? refusal(`${place} ${call.outcome}`, call.code, reason, error) : null;
}

/** @param aftermath what became of the files */
export function cannotWrite(place: string, cause: Error, aftermath: string): AirlogError {
  const { why, next } = ('code' in cause && NOT_MADE[`${cause.code}`]) || {
    why: 'The system gives no other reason.',
    next: 'Mend what it names',
  };
  const reason = { why: `${why} ${aftermath}`, next };
  return refusal(`${place} cannot be written`, 'cannot-write', reason, cause);
}

function refusal(what: string, code: string, { why, next }: Reason, cause: Error): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code,
    what: `${what}: ${cause.message}.`,
    why,
    next: `${next}, then run the same command again.`,
    cause,
  });
}
