import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';
import { realPathOf } from '#snapshot/real-path.ts';

/** The account that commits made by a workflow belong to. */
export const BOT = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

/** What git does here whatever somebody has set for their own work: nobody signs, and nothing is left out. */
const OUR_WAYS = ['commit.gpgSign=false', 'merge.ff=true', 'status.showUntrackedFiles=normal'].flatMap(
  (way) => ['-c', way],
);

export interface GitAnswer {
  ok: boolean;
  /** Its exit code, if it was not killed. */
  status: number | null;
  stdout: string;
  /** What git said to people. */
  words: string;
}

/**
 * Runs git in the current folder; a refusal is an answer.
 *
 * @throws AirlogError `no-git`
 */
export function tryGit(...args: string[]): GitAnswer {
  return answerOf(run('git', [...OUR_WAYS, ...args], botEnv()));
}

/**
 * {@link tryGit} by the name and in the ways of whoever is here.
 *
 * @throws AirlogError `no-git`
 */
export function tryOwnGit(...args: string[]): GitAnswer {
  return answerOf(run('git', args, gitEnv()));
}

/**
 * {@link git} that is given something to read, or an index of its own.
 *
 * @throws AirlogError `no-git`, `no-repository`, `git-failed`
 */
export function gitGiven(
  { input = '', index }: { input?: string; index?: string },
  ...args: string[]
): string {
  const env = index === undefined ? gitEnv() : { ...gitEnv(), GIT_INDEX_FILE: index };
  const { ok, stdout, words } = answerOf(run('git', args, env, Buffer.from(input)));
  if (ok) return stdout;
  throw gitRefused(args, words);
}

function answerOf({ status, stdout, stderr }: SpawnSyncReturns<Buffer>): GitAnswer {
  return { ok: status === 0, status, stdout: `${stdout}`.trim(), words: `${stdout}${stderr}`.trim() };
}

/**
 * Runs git in the current folder and answers what it prints.
 *
 * @throws AirlogError `no-git`, `no-repository`, `git-failed`
 */
export function git(...args: string[]): string {
  const { ok, stdout, words } = tryGit(...args);
  if (ok) return stdout;
  throw gitRefused(args, words);
}

/** @throws AirlogError `no-git`, `no-repository` */
export function demandRepository(): void {
  git('rev-parse', '--git-dir');
}

/** Where git keeps a file of its own folder. */
export function placeInGit(name: string): string {
  return git('rev-parse', '--git-path', name);
}

/** The commit that this branch had at a moment; null where this clone does not reach back so far. */
export function commitAt(moment: Instant): string | null {
  return git('rev-list', '-1', '--first-parent', `--before=${moment}`, 'HEAD') || null;
}

/** A path as git knows it, from the current folder: git goes through no link on the way to a file. */
export function placeForGit(path: string): string {
  return relative(process.cwd(), realPathOf(path)) || '.';
}

/**
 * Puts a folder as a commit holds it below another folder.
 *
 * @param folder its path from the current folder
 * @throws AirlogError `no-git`, `no-tar`, `no-repository`, `git-failed`, `tar-failed`
 */
export function unpackCommit(commit: string, folder: string, into: string): void {
  const pack = ['archive', '--format=tar', commit, '--', folder];
  const packed = run('git', pack, process.env);
  if (packed.status !== 0) throw gitRefused(pack, `${packed.stderr}`.trim());
  const { status, stderr } = run('tar', ['-x', '-C', into], process.env, packed.stdout);
  if (status !== 0) throw notUnpacked(into, `${stderr}`);
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input?: Buffer,
): SpawnSyncReturns<Buffer> {
  const ended = spawnSync(program, args, { env, input, maxBuffer: Number.POSITIVE_INFINITY });
  if (ended.error) throw notStarted(program, ended.error);
  return ended;
}

function botEnv(): NodeJS.ProcessEnv {
  return {
    ...gitEnv(),
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
  };
}

function gitEnv(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...tokenHeader(process.env),
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/**
 * Shows the workflow's token to its own GitHub for this one call: nothing of it is written to disk. It comes
 * after what somebody tells git by the same variables.
 */
function tokenHeader({
  GH_TOKEN,
  GITHUB_SERVER_URL,
  GIT_CONFIG_COUNT = '0',
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!GH_TOKEN || !GITHUB_SERVER_URL) return {};
  const basic = Buffer.from(`x-access-token:${GH_TOKEN}`).toString('base64');
  const before = Number(GIT_CONFIG_COUNT);
  return {
    GIT_CONFIG_COUNT: `${before + 1}`,
    [`GIT_CONFIG_KEY_${before}`]: `http.${GITHUB_SERVER_URL}/.extraheader`,
    [`GIT_CONFIG_VALUE_${before}`]: `AUTHORIZATION: basic ${basic}`,
  };
}

/** The error for what git did not do. */
export function gitRefused(args: readonly string[], words: string): AirlogError {
  return tryGit('rev-parse', '--git-dir').ok ? failed(args, words) : noRepository(words);
}

function noRepository(words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-repository',
    what: 'Git finds no repository here that it may use.',
    why: words,
    next: 'Run this in a clone of the archive that is your own; `npm run sync` needs no git.',
  });
}

function failed(args: readonly string[], words: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'git-failed',
    what: `\`git ${args.join(' ')}\` did not work.`,
    why: words || 'git gave no reason.',
    next: 'Mend what git complains about, or try again if the remote was away.',
  });
}

/** tar complains of every file; the first complaint tells as much. */
function notUnpacked(into: string, words: string): AirlogError {
  const [complaint = ''] = words.split('\n');
  return new AirlogError({
    kind: 'usage',
    code: 'tar-failed',
    what: `\`tar -x -C ${into}\` did not work: ${complaint || 'tar gave no reason'}.`,
    why: 'The temp folder is full, or this user may not write there.',
    next: 'Make room or mend its permissions, or set TMPDIR to a folder of your own; then run the same command again.',
  });
}

function notStarted(program: string, cause: Error): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: `no-${program}`,
    what: `${program} could not be started.`,
    why: cause.message,
    next: `Install ${program}.`,
    cause,
  });
}
