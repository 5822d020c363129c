import type { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';

/**
 * Makes sure that npm has left a command its options. Of `npm run sync --dry-run` the command sees nothing,
 * and would write; npm hands on what it took as a variable, `npm_config_dry_run`.
 *
 * @throws AirlogError `option-for-npm`
 */
export function demandOwnOptions(command: Command): void {
  const names = [command, ...command.commands].flatMap(({ options }) => options.map((each) => each.name()));
  const taken = names.find((name) => process.env[`npm_config_${name.replaceAll('-', '_')}`]);
  if (taken === undefined) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'option-for-npm',
    what: `npm took --${taken} for itself, so ${command.name()} did nothing.`,
    why: 'Options before a `--` of their own are npm’s, and no command sees them.',
    next: `Put \`--\` before what is meant for the command: \`npm run ${command.name()} -- …\`.`,
  });
}
