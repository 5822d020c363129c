import { AirlogError } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';

/** What one look at the station came to. */
export interface Finding {
  /** unknown: it could not be asked, which is nobody's fault. */
  verdict: 'well' | 'missing' | 'unknown';
  words: string;
  /** What to do, where something is missing. */
  next?: string;
  problems?: readonly Problem[];
  /** What a command that needs it would exit with. */
  exitCode: 0 | 2 | 3 | 4;
}

/** One thing to look at. */
export interface Examination {
  subject: string;
  examine(): Finding | Promise<Finding>;
}

export function well(words: string): Finding {
  return { verdict: 'well', words, exitCode: 0 };
}

export function unknown(words: string): Finding {
  return { verdict: 'unknown', words, exitCode: 0 };
}

/** Something of the setup that is still to be done. */
export function missing(words: string, next: string): Finding {
  return { verdict: 'missing', words, next, exitCode: 2 };
}

/** Looks once; what a command would refuse is a finding here. */
export async function lookAt({ examine }: Examination): Promise<Finding> {
  try {
    return await examine();
  } catch (error) {
    if (!(error instanceof AirlogError)) throw error;
    const { message, why, next, problems, exitCode } = error;
    return { verdict: 'missing', words: `${message} ${why}`, next, problems, exitCode };
  }
}
