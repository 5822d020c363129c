import { z } from 'zod';
import { count } from '#domain/in-figures.ts';
import type { Answer } from '#sources/answer.ts';
import { retryAfterMs, waitUntil } from '#sources/retry-after.ts';
import { jsonIn } from './answers.ts';

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

/** The wait that an answer asks for, in milliseconds, or null: by `Retry-After`, or the official API's `reset_time`. */
export function askedWaitMs({ headers, body }: Answer): number | null {
  return headers.has('retry-after') ? retryAfterMs(headers) : waitUntil(resetTimeIn(body), headers);
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
