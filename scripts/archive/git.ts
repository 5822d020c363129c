import { spawnSync } from 'node:child_process';
import { AirlogError } from '#domain/errors.ts';

/** The account that commits made by a workflow belong to. */
const BOT = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };

export interface GitAnswer {
  ok: boolean;
  stdout: string;
  /** What git said to people. */
  words: string;
}

/** Runs git in the current folder; a refusal is an answer. */
export function tryGit(...args: string[]): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8', env: gitEnv() });
  if (error) throw noGit(error);
  return { ok: status === 0, stdout: stdout.trim(), words: `${stdout}${stderr}`.trim() };
}

/**
 * Runs git in the current folder and answers what it prints.
 *
 * @throws AirlogError `git-failed`
 */
export function git(...args: string[]): string {
  const { ok, stdout, words } = tryGit(...args);
  if (ok) return stdout;
  throw new AirlogError({
    kind: 'try-later',
    code: 'git-failed',
    what: `\`git ${args.join(' ')}\` did not work.`,
    why: words || 'git gave no reason.',
    next: 'Mend what git complains about, or try again if the remote was away.',
  });
}

function gitEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {
    ...env,
    ...tokenHeader(env),
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
  };
}

/** Shows the workflow's token to its own GitHub for this one call: nothing of it is written to disk. */
function tokenHeader({ GH_TOKEN, GITHUB_SERVER_URL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!GH_TOKEN || !GITHUB_SERVER_URL) return {};
  const basic = Buffer.from(`x-access-token:${GH_TOKEN}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${GITHUB_SERVER_URL}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

function noGit(cause: Error): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-git',
    what: 'git could not be started.',
    why: cause.message,
    next: 'Install git.',
    cause,
  });
}
