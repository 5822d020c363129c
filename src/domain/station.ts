import { z } from 'zod';
import { invalidConfig } from './errors.ts';
import { EarlierHosts, Host, type Hosts, hostOn } from './host.ts';
import {
  EarlierSchedules,
  LastShow,
  misplacedLastShows,
  Schedule,
  type Schedules,
  scheduleOn,
} from './schedule.ts';
import { HttpUrl, Text, visible } from './text.ts';
import { calendarOf } from './window.ts';

const LANGUAGE_EXPECTED = 'expected a language tag such as en or en-GB';

export const Station = z
  .strictObject({
    title: visible(Text).describe('Name of the station or show, as listeners know it'),
    description: visible(Text).describe('One sentence for pages, feeds and search engines'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: LANGUAGE_EXPECTED })
      .refine(isLanguageTag, { error: LANGUAGE_EXPECTED })
      .describe('BCP 47 language of title, description, notes and dates; the site’s own words are English'),
    host: Host,
    earlier_hosts: EarlierHosts.default([]),
    schedule: Schedule,
    earlier_schedules: EarlierSchedules.default([]),
    last_show: LastShow.optional(),
    site: z
      .strictObject({
        url: HttpUrl.describe('Scheme and host of the site, without a path').refine(
          (url) => new URL(url).href === `${new URL(url).origin}/`,
          { error: 'expected scheme and host only; the path belongs in site.base' },
        ),
        base: z
          .string()
          .regex(/^\/([\w~-][\w.~-]*\/)*([\w~-][\w.~-]*)?$/, {
            error: 'expected a path such as / or /airlog',
          })
          .describe('Path below which the site lives'),
      })
      .describe('Where the site lives'),
    websub_hub: HttpUrl.optional().describe(
      'WebSub hub that tells readers of fresh entries, if there is one',
    ),
    links: z
      .array(
        z.strictObject({
          label: visible(Text).describe('What the link says'),
          url: HttpUrl.describe('Where it leads'),
        }),
        { error: 'expected a list of links, [] where there are none' },
      )
      .describe('Other places of the show, named on the about page'),
    upkeep: z
      .strictObject({
        mode: z
          .enum(['push', 'pull-request'])
          .default('push')
          .describe('How a sync reaches the main branch: at once, or by a pull request that somebody merges'),
        minute: z
          .int()
          .min(0)
          .max(59)
          .default(17)
          .describe('Minute of the hour at which the schedule runs; the full hour is the busiest'),
      })
      .prefault({})
      .describe('How the archive keeps itself; `npm run configure` writes it into the workflow'),
  })
  .superRefine((station, { addIssue }) => {
    const schedules = misplacedLastShows(station);
    for (const [index, message] of schedules) {
      const left = index < station.earlier_schedules.length ? ['earlier_schedules', index] : [];
      addIssue({ code: 'custom', path: [...left, 'last_show'], message });
    }
    const hosts = schedules.length === 0 ? misplacedHandovers(station) : [];
    for (const [index, message] of hosts) {
      addIssue({ code: 'custom', path: ['earlier_hosts', index, 'last_show'], message });
    }
  })
  .describe('A station: whose likes, when the week turns, where the site lives');
export type Station = z.infer<typeof Station>;

/** The station that a config describes; a wrong value is told by its name, all of them at once. */
export function defineStation(config: z.input<typeof Station>): Station {
  const parsed = Station.safeParse(config);
  if (!parsed.success) throw invalidConfig('station.config.ts', parsed.error);
  return parsed.data;
}

/** A station as it is in the week that holds a date: by the schedule and with the host of that time. */
export function stationOn<Of extends Schedules & Hosts>(date: string, station: Of): Of {
  return { ...station, schedule: scheduleOn(date, station), host: hostOn(date, station) };
}

/** What is wrong with the last show of each earlier host: [its place in the list, what was expected]. */
function misplacedHandovers(station: Schedules & Hosts): [number, string][] {
  const calendar = calendarOf(station);
  return station.earlier_hosts.flatMap(({ last_show }, index): [number, string][] => {
    const { slug } = calendar.upTo(last_show);
    if (slug !== last_show) return [[index, `expected the date of a show, such as ${slug}`]];
    const before = station.earlier_hosts[index - 1]?.last_show ?? '';
    return before < last_show ? [] : [[index, `expected a show after that of ${before}`]];
  });
}

/** Intl refuses what only looks like a tag: `en-x`, `de-1`, `en-GB-GB`. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
