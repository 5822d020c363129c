import { AirlogError } from '#domain/errors.ts';

export function credentialsRefused(): AirlogError {
  return new AirlogError({
    kind: 'credentials',
    code: 'official-credentials-refused',
    what: 'SoundCloud refuses the credentials in SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.',
    why: 'They are mistyped, belong to different applications, or the application was closed.',
    next: 'Compare both with soundcloud.com/you/apps, or unset both to go without the official API.',
  });
}

/** @param place what was asked, without its query */
export function accessRefused(place: string): AirlogError {
  return new AirlogError({
    kind: 'credentials',
    code: 'official-access-refused',
    what: `SoundCloud’s official API does not let this application read ${place}.`,
    why: 'It gave out a token for the credentials and refuses it here; what was asked may be private.',
    next: 'Run it again later. If it lasts, check the application at soundcloud.com/you/apps.',
  });
}

/** @param count how many tracks the list holds */
export function listCut(place: string, count: number): AirlogError {
  return new AirlogError({
    kind: 'shape',
    code: 'official-list-cut',
    what: `SoundCloud’s answer to ${place} ends after ${count} tracks without saying whether more follow.`,
    why: 'It is as long as an answer can be, so likes could be missed if it were taken for the whole.',
    next: 'Run it again later, or use `--source web`. If it lasts, report this.',
  });
}
