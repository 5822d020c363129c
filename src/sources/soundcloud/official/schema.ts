import { z } from 'zod';
import { RawTrack, Resolved } from '../schema.ts';
import { Token } from './settings.ts';

const URN = /^soundcloud:[a-z-]+:(\d+)$/;

/** The official API is giving up numbers for names that end in them: `soundcloud:tracks:12345`. */
function withNumber(thing: unknown): unknown {
  if (typeof thing !== 'object' || thing === null || !('urn' in thing)) return thing;
  const number = URN.exec(String(thing.urn))?.[1];
  return number === undefined ? thing : { id: Number(number), ...thing };
}

export const OfficialTrack = z.preprocess(withNumber, RawTrack);

/** A page of tracks. Where paging is not understood, the list comes bare. */
export const OfficialTracks = z.preprocess(
  (list) => (Array.isArray(list) ? { collection: list, isBare: true } : list),
  z.object({
    collection: z.array(OfficialTrack),
    next_href: z.string().nullish(),
    isBare: z.literal(true).optional().catch(undefined),
  }),
);

export const OfficialResolved = z.preprocess(withNumber, Resolved);

export const Redirection = z.object({ location: z.string() });

/** A token is good for about an hour; whatever is told, another is fetched after a day. In seconds. */
const LONGEST_USE = 24 * 60 * 60;

export const TokenAnswer = z.object({
  access_token: Token.shape.access_token,
  expires_in: z
    .number()
    .positive()
    .default(3600)
    .transform((seconds) => Math.min(seconds, LONGEST_USE))
    .describe('Seconds'),
});
