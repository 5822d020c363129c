import { z } from 'zod';
import { ShowDate } from './schedule.ts';
import { Text, visible } from './text.ts';

export const Host = z
  .strictObject({
    name: visible(Text).describe('Who likes the tracks'),
    soundcloud_user: z
      .string()
      .regex(/^[a-z0-9_-]+$/i, {
        error: 'expected the last part of the profile address: soundcloud.com/<this>',
      })
      .describe('The host’s name in the address of the SoundCloud profile'),
    soundcloud_user_id: z
      .int()
      .positive()
      .describe('The number SoundCloud knows the host by: a renamed profile keeps it'),
  })
  .describe('Whose likes make the shows');
export type Host = z.infer<typeof Host>;

const EarlierHost = Host.extend({
  last_show: ShowDate.describe('The last show that is made of their likes'),
}).describe('A host, or an account of the host, whose likes made earlier shows');
type EarlierHost = z.infer<typeof EarlierHost>;

export const EarlierHosts = z
  .array(EarlierHost)
  .describe('Whose likes made the shows before, oldest first: those shows stay theirs');

/** All hosts of a station. */
export interface Hosts {
  host: Host;
  earlier_hosts: EarlierHost[];
}

/** A host, and the last of their shows; null where there is no last. */
export interface Term {
  host: Host;
  last: string | null;
}

/** The terms of a station’s hosts, oldest first. */
export function termsOf({ host, earlier_hosts }: Hosts): Term[] {
  const earlier = earlier_hosts.map(({ last_show, ...named }): Term => ({ host: named, last: last_show }));
  return [...earlier, { host, last: null }];
}

/** Whose likes make the show that begins on a date. */
export function hostOn(date: string, station: Hosts): Host {
  const term = termsOf(station).find(({ last }) => last === null || date <= last);
  return term?.host ?? station.host;
}

/** Whether somebody hosts the show, or did. */
export function isHost(user_id: number, station: Hosts): boolean {
  return termsOf(station).some(({ host }) => host.soundcloud_user_id === user_id);
}

/** The number that what is published bears for ever, whoever the host is now: that of the first. */
export function lastingId({ host, earlier_hosts }: Hosts): number {
  return (earlier_hosts[0] ?? host).soundcloud_user_id;
}

/** Address of a host’s profile on SoundCloud. */
export function profileUrl({ soundcloud_user }: Host): string {
  return `https://soundcloud.com/${soundcloud_user}`;
}
