import type { Host } from '#domain/host.ts';
import { WEEKDAYS } from '#domain/schedule.ts';
import { defineStation, type Station } from '#domain/station.ts';
import { someUser } from '../upstream/builders.ts';
import type { WorldUser } from '../upstream/world.ts';
import { STATION } from '../values/shows.ts';
import type { History } from './model-steps.ts';
import { countWeeksBy, plusSeconds, weekOf } from './naive-weeks.ts';

export const MATE: Host = {
  name: 'The Mate',
  soundcloud_user: 'the-mate',
  soundcloud_user_id: 4_000_000_007,
};

/** Who likes things at a moment, and what the config says then. */
export interface Cast {
  actorAt(moment: string): Host;
  stationAt(moment: string): Station;
  /** The last show of a host who leaves: no show ends before that. */
  handover: string | null;
}

/** A handover is told beforehand; of a lost account nobody knows until it is lost. */
export function castOf({ begin, move, handover }: History): Cast {
  const station = stationThatMoves(begin, move);
  if (!handover) return { actorAt: () => STATION.host, stationAt: () => station, handover: null };
  const { slug: last_show, end } = weekOf(plusSeconds(begin, handover.weeks * 7 * 24 * 3600));
  const later = defineStation({ ...station, host: MATE, earlier_hosts: [{ ...STATION.host, last_show }] });
  const isTold = handover.lostAfterDays === null;
  const turn = plusSeconds(end, (handover.lostAfterDays ?? 0) * 24 * 3600);
  return {
    actorAt: (moment) => (moment < turn ? STATION.host : MATE),
    stationAt: (moment) => (isTold || moment >= turn ? later : station),
    handover: last_show,
  };
}

export function accountOf({ soundcloud_user_id: id, soundcloud_user: permalink }: Host): WorldUser {
  return someUser({ id, permalink });
}

/** The station of a history, by whose weeks the naive model counts from here on. */
function stationThatMoves(begin: string, move: History['move']): Station {
  countWeeksBy(null);
  if (!move) return STATION;
  const { weeks, weekday, time } = move;
  const { slug: last_show } = weekOf(plusSeconds(begin, weeks * 7 * 24 * 3600));
  countWeeksBy({ weekday, time, last: last_show });
  return defineStation({
    ...STATION,
    schedule: { ...STATION.schedule, weekday: WEEKDAYS[(weekday + 6) % 7] ?? 'Sunday', time },
    earlier_schedules: [{ ...STATION.schedule, last_show }],
  });
}
