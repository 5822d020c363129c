import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Variables by which a runner, a hook of git, npm or a shell would steer what is tested, in any case of letters. */
const STEERING =
  /^(AIRLOG|ARCHIVE|SOUNDCLOUD|GITHUB|GH|ACTIONS|RUNNER|GIT|npm_config)_|^(SITE_URL|BASE_PATH|NO_COLOR|FORCE_COLOR|CLICOLOR_FORCE)$|_proxy$/i;

/**
 * Lets the tests find the same surroundings on every machine: git knows no settings but those of a test, and
 * what they leave in their temp folder, as locks that nobody needs any more, goes with it.
 */
export default function sameSurroundings(): () => void {
  for (const name of Object.keys(process.env).filter((each) => STEERING.test(each))) delete process.env[name];
  Object.assign(process.env, { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
  const temp = mkdtempSync(join(tmpdir(), 'airlog-tests-'));
  process.env.TMPDIR = temp;
  return () => rmSync(temp, { recursive: true, force: true });
}
