import type { Lookup, SourceUser } from '#domain/source.ts';
import { unknownUser } from './errors.ts';
import { asLookup, foreseen, unknown } from './lookup.ts';
import type { Resolved } from './schema.ts';
import { ABOUT_ONE, type Asking } from './session.ts';

/** Asks an API what is behind an address of soundcloud.com; null where there is nothing. */
export type Resolve = (address: string, asking?: Asking) => Promise<Resolved | null>;

/** @throws AirlogError `unknown-user` */
export async function findUser(resolve: Resolve, name: string): Promise<SourceUser> {
  const found = await resolve(`https://soundcloud.com/${encodeURIComponent(name)}`);
  if (found?.kind !== 'user') throw unknownUser(name);
  return { id: found.id, likes: found.likes_count ?? found.public_favorites_count ?? null };
}

/** The track at an address of soundcloud.com, once its API was asked for others; trouble of any kind is `unknown`. */
export async function resolveTrack(resolve: Resolve, url: string): Promise<Lookup> {
  try {
    const found = await resolve(canonicalAddress(url), ABOUT_ONE);
    if (found === null) return { kind: 'gone' };
    if (found.kind === 'track') return asLookup(found);
    return { kind: 'unknown', why: `The address leads to a ${found.kind}, not to a track.` };
  } catch (error) {
    return unknown(foreseen(error));
  }
}

/** Mobile and www addresses name the same pages; only the plain host is sure to be resolved. */
function canonicalAddress(url: string): string {
  const address = new URL(url);
  if (/^(www|m)\.soundcloud\.com$/.test(address.hostname)) address.hostname = 'soundcloud.com';
  return address.href;
}
