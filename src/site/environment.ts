import { z } from 'zod';
import station from '#config';
import { AirlogError } from '#domain/errors.ts';
import { type Instant, instantOf } from '#domain/instant.ts';
import type { Problem } from '#domain/problems.ts';
import { Station } from '#domain/station.ts';
import type { Variables as Given } from '#domain/variables.ts';
import { now } from './clock.ts';

/** What a command is told by its surroundings. */
export interface Environment {
  /** The data folder, as it was named. */
  folder: string;
  now: Instant;
  /** Scheme and host of the site, without a path: `https://user.github.io`. */
  siteUrl: string;
  /** Path below which the site lives, with a slash at both ends: `/repo/`. */
  base: string;
}

const { url, base } = Station.shape.site.shape;

/** Years have four figures; the weeks around a moment do too, with some room. */
const EARLIEST = '1000-01-15T00:00:00Z';
const LATEST = '9999-12-15T00:00:00Z';

const NowVariable = z.string().transform((text, context) => {
  const moment = momentOf(text);
  if (moment !== null && moment >= EARLIEST && moment <= LATEST) return moment;
  context.issues.push({
    code: 'custom',
    input: text,
    message: 'expected a moment with an offset, such as 2026-03-12T02:00:00Z',
  });
  return z.NEVER;
});

function momentOf(text: string): Instant | null {
  try {
    return instantOf(text);
  } catch {
    return null;
  }
}

const Variables = z.object({
  AIRLOG_DATA: z.string().default('data'),
  AIRLOG_NOW: NowVariable.optional(),
  SITE_URL: url.default(station.site.url),
  BASE_PATH: base.default(station.site.base),
});

/**
 * The environment of this run: its variables over station.config.ts. An empty variable counts as not
 * set, except `BASE_PATH`: GitHub Pages names a site at the root of its host by an empty path.
 *
 * @throws AirlogError `invalid-environment` naming every variable that is wrong
 */
export function environment(env: Given = process.env): Environment {
  const { BASE_PATH, ...others } = env;
  const set = Object.fromEntries(Object.entries(others).filter(([, text]) => text !== ''));
  const parsed = Variables.safeParse({ ...set, BASE_PATH: BASE_PATH === '' ? '/' : BASE_PATH });
  if (!parsed.success) throw invalidEnvironment(parsed.error, env);
  const { AIRLOG_DATA, AIRLOG_NOW, SITE_URL, BASE_PATH: path } = parsed.data;
  return {
    folder: AIRLOG_DATA,
    now: AIRLOG_NOW ?? now(),
    siteUrl: new URL(SITE_URL).origin,
    base: path.endsWith('/') ? path : `${path}/`,
  };
}

function invalidEnvironment(error: z.ZodError, env: Given): AirlogError {
  const problems = error.issues.map((issue): Problem => {
    const name = String(issue.path[0]);
    return { file: name, pointer: '', message: `${issue.message}, was given ${JSON.stringify(env[name])}` };
  });
  return new AirlogError({
    kind: 'usage',
    code: 'invalid-environment',
    what: `The environment is not usable: ${problems.map((problem) => problem.file).join(', ')}.`,
    why: 'A variable that is half understood would build the site for another moment or another place.',
    next: 'Correct or unset the variables named above; the README lists them all.',
    problems,
  });
}
