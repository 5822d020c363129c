/** A licence under which a track may be passed on. */
export interface FreeLicence {
  label: string;
  url: string;
}

/** SoundCloud offers version 3.0. */
const DEEDS = 'https://creativecommons.org';

/** Creative Commons as SoundCloud names it; all other licences reserve rights. */
const FREE = new Map<string, FreeLicence>([
  ['no-rights-reserved', { label: 'No rights reserved', url: `${DEEDS}/publicdomain/zero/1.0/` }],
  ...['by', 'by-sa', 'by-nd', 'by-nc', 'by-nc-sa', 'by-nc-nd'].map((terms): [string, FreeLicence] => [
    `cc-${terms}`,
    { label: `CC ${terms.toUpperCase()}`, url: `${DEEDS}/licenses/${terms}/3.0/` },
  ]),
]);

/** The licence if it is a free one, else null. */
export function freeLicence(name: string | null): FreeLicence | null {
  return FREE.get(name ?? '') ?? null;
}
