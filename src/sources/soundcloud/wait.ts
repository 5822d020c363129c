import { z } from 'zod';
import { count } from '#domain/in-figures.ts';
import { jsonIn } from './answers.ts';
import type { Answer } from './http.ts';

/** `2022/05/26 16:31:52 +0000` */
const SLASHED = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/;

/** Two of the four shapes of a 429 tell in their body when more may be asked. */
const RateLimit = z.object({
  errors: z.array(z.object({ meta: z.object({ reset_time: z.string() }) })),
});

/** The same two tell how much may be asked: so many requests in so many hours. */
const Allowance = z.object({
  errors: z.tuple(
    [
      z.object({
        meta: z.object({
          rate_limit: z.object({
            max_nr_of_requests: z.int(),
            time_window: z.string().regex(/^PT\d+H$/),
          }),
        }),
      }),
    ],
    z.unknown(),
  ),
});

/**
 * The wait that an answer asks for, in milliseconds, or null: `Retry-After` in seconds or as a date
 * (RFC 9110 §10.2.3), or the official API's `reset_time`. Dates are read against the sender's own clock.
 */
export function askedWaitMs({ headers, body }: Answer): number | null {
  const asked = headers.get('retry-after');
  if (asked !== null && /^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = asked === null ? resetTimeIn(body) : Date.parse(asked);
  const wait = until - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** How much an answer says that it allows, `30 requests in 1 hour`, or null. */
export function toldLimit({ body }: Answer): string | null {
  const told = Allowance.safeParse(jsonIn(body)).data?.errors[0].meta.rate_limit;
  if (!told) return null;
  const hours = Number(told.time_window.slice('PT'.length, -1));
  return `${count(told.max_nr_of_requests, 'request')} in ${count(hours, 'hour')}`;
}

/** Milliseconds since 1970, or NaN. */
function resetTimeIn(body: string): number {
  const limits = RateLimit.safeParse(jsonIn(body)).data?.errors ?? [];
  return limits.length === 0 ? Number.NaN : Math.max(...limits.map(({ meta }) => slashed(meta.reset_time)));
}

function slashed(moment: string): number {
  const [, year, month, day, time, hours, minutes] = SLASHED.exec(moment) ?? [];
  return Date.parse(`${year}-${month}-${day}T${time}${hours}:${minutes}`);
}
