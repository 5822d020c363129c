import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import station from '#config';
import { dayStart, type Instant, instantOf } from '#domain/instant.ts';
import { ORDINARY_WISH, type SyncWish } from '#sync/sync.ts';
import { reportText } from '#sync/words.ts';
import { inLog, jsonInLog, tellGitHub } from './console/github.ts';
import { runSync } from './sync/run-sync.ts';
import { SOURCE_CHOICES, type SourceChoice } from './sync/sources.ts';

type Options = Partial<Omit<SyncWish, 'allowUndated' | 'linkRequests' | 'onlyOverdueLinks'>> & {
  source: SourceChoice;
  links?: 'now' | 'overdue';
  json?: true;
};

/** What a weekly look at the links may ask of SoundCloud. */
const LINK_REQUESTS = 40;

await run(
  new Command('sync')
    .description('Read the host’s likes from SoundCloud and bring the snapshot up to date')
    .option('--full', 'read the whole history of likes')
    .option(
      '--since <date>',
      'read back at least to this day in the station’s time zone, 2026-01-01, or to an instant, 2026-01-01T20:00:00Z',
      momentOf,
    )
    .addOption(new Option('--source <name>', 'where to read likes').choices(SOURCE_CHOICES).default('auto'))
    .option('--dry-run', 'tell what would change and write nothing')
    .option(
      '--allow-shrink',
      'let a show lose more likes than a host takes back in one run, and believe a list that is empty',
    )
    .addOption(
      new Option(
        '--links [when]',
        `look tracks of final shows up, within ${LINK_REQUESTS} requests, and mark what is gone; overdue: only where the look of a week was missed`,
      )
        .choices(['now', 'overdue'])
        .preset('now'),
    )
    .option('--json', 'print the report as JSON')
    .action(async ({ json, links, source, ...wish }: Options) => {
      const report = await runSync(
        {
          ...ORDINARY_WISH,
          ...wish,
          allowUndated: source !== 'auto',
          linkRequests: links ? LINK_REQUESTS : 0,
          onlyOverdueLinks: links === 'overdue',
        },
        source,
      );
      tellGitHub(report);
      console.log(json ? jsonInLog(report) : inLog(reportText(report)));
    }),
);

/** First instant of a day of the station, or the instant itself. */
function momentOf(text: string): Instant {
  try {
    return text.includes('T') ? instantOf(text) : dayStart(text, station.schedule.time_zone);
  } catch {
    throw new InvalidArgumentError(
      'Expected a day such as 2026-01-01 that the calendar has, or an instant such as 2026-01-01T20:00:00Z.',
    );
  }
}
