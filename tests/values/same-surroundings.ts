/** Variables by which a runner, a hook of git, npm or a shell would steer what is tested, in any case of letters. */
const STEERING =
  /^(AIRLOG|ARCHIVE|SOUNDCLOUD|GITHUB|GH|ACTIONS|RUNNER|GIT|npm_config)_|^(SITE_URL|BASE_PATH|NO_COLOR|FORCE_COLOR|CLICOLOR_FORCE)$|_proxy$/i;

/** Lets the tests find the same surroundings on every machine: git knows no settings but those of a test. */
export default function sameSurroundings(): void {
  for (const name of Object.keys(process.env).filter((each) => STEERING.test(each))) delete process.env[name];
  Object.assign(process.env, { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' });
}
