import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';

export function clientIdRefused(): AirlogError {
  return new AirlogError({
    kind: 'credentials',
    code: 'client-id-refused',
    what: 'SoundCloud refuses the client id that its own pages give out.',
    why: 'The id was found again once and refused again; what was asked may need a login now.',
    next: 'Run it again later.',
    instead: 'If it lasts, set SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET for the official API.',
  });
}

export function givenClientIdRefused(): AirlogError {
  return new AirlogError({
    kind: 'credentials',
    code: 'given-client-id-refused',
    what: 'SoundCloud refuses the client id in SOUNDCLOUD_WEB_CLIENT_ID.',
    why: 'Such ids are replaced from time to time.',
    next: 'Set a current one, or unset the variable so that one is looked for.',
  });
}

/** @param rested from when on a search is allowed again */
export function clientIdSearchedRecently(searched: Instant, rested: Instant): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'client-id-searched-recently',
    what: `There is no client id that SoundCloud accepts; its pages were searched for one at ${searched}.`,
    why: 'airlog searches them once an hour at most: more would look like an attack.',
    next: `Run it again after ${rested}. Until then SOUNDCLOUD_WEB_CLIENT_ID will do.`,
    instead: 'So will SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET, for the official API.',
  });
}

export function clientIdNotFound(): AirlogError {
  return new AirlogError({
    kind: 'shape',
    code: 'client-id-not-found',
    what: 'No client id was found on SoundCloud’s pages.',
    why: 'Its web page, the page’s scripts and its mobile page were read; they seem to have changed.',
    next: 'Set SOUNDCLOUD_WEB_CLIENT_ID to an id of your own browser’s requests, and report this.',
  });
}
