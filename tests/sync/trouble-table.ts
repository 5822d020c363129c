import { json } from '../upstream/answer.ts';
import type { Trouble } from '../upstream/faults.ts';
import {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  EMPTY_BODY,
  FORBIDDEN_EMPTY,
  FORBIDDEN_JSON,
  GATEWAY_TIMEOUT,
  HTML_AS_ANSWER,
  MISSING,
  OTHER_SHAPE,
  STALE,
  tooFast,
} from '../upstream/trouble.ts';
import { type Occasion, PLACES, type Place } from './fault-scene.ts';

/** What SoundCloud answers, by the name that the tables below use. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  '401 empty': STALE,
  '401 JSON': json({ errors: [{ error_message: 'Unauthorized' }] }, 401),
  '403 JSON': FORBIDDEN_JSON,
  '403 empty': FORBIDDEN_EMPTY,
  '403 HTML': BLOCKED_PAGE,
  'captcha JSON': CAPTCHA,
  '404 {}': MISSING,
  '429': tooFast(),
  '429 wait 1 h': tooFast('3600'),
  '500': BROKEN,
  '502 empty': { status: 502, headers: {}, body: '' },
  '504 text': GATEWAY_TIMEOUT,
  reset: 'reset',
  silence: 'silence',
  stall: 'stall',
  cut: 'cut',
  '200 HTML': HTML_AS_ANSWER,
  '200 empty': EMPTY_BODY,
  '200 other': OTHER_SHAPE,
};

/** Troubles that pass: met once or twice they change nothing. */
export const PASSING = ['429', '500', '502 empty', '504 text', 'reset', 'silence', 'stall', 'cut'] as const;

/**
 * What comes of a trouble that stays, and after how many requests at that place.
 *
 * The words are keys of {@link ENDINGS}, or of a sync that succeeds: `same` has the bytes of an
 * undisturbed one, `kept` warns and keeps what it could not ask for as it was.
 */
const TABLES: Record<Occasion, string> = {
  first: `
    answer       | page       | script     | mobile     | resolve    | first      | middle     | last       | lookup     | track
    401 empty    | no-id 1    | no-id 1    | no-id 1    | refused 1  | refused 1  | refused 1  | refused 1  | refused 1  | refused 1
    401 JSON     | no-id 1    | no-id 1    | no-id 1    | refused 1  | refused 1  | refused 1  | refused 1  | refused 1  | refused 1
    403 JSON     | blocked 1  | blocked 1  | blocked 1  | refused 1  | refused 1  | refused 1  | refused 1  | refused 1  | withheld 1
    403 empty    | blocked 1  | blocked 1  | blocked 1  | refused 1  | refused 1  | refused 1  | refused 1  | refused 1  | withheld 1
    403 HTML     | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1
    captcha JSON | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1  | blocked 1
    404 {}       | no-id 1    | no-id 1    | no-id 1    | no-user 1  | no-user 1  | hole 1     | hole 1     | same 1     | same 1
    429          | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3 | too-fast 3
    429 wait 1 h | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1 | one-hour 1
    500          | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3
    502 empty    | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3
    504 text     | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3  | failing 3
    reset        | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3
    silence      | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3
    stall        | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3  | timeout 3
    cut          | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3  | cut-off 3
    200 HTML     | no-id 1    | no-id 1    | no-id 1    | not-json 1 | not-json 1 | not-json 1 | not-json 1 | not-json 1 | not-json 1
    200 empty    | no-id 1    | no-id 1    | no-id 1    | not-json 1 | not-json 1 | not-json 1 | not-json 1 | not-json 1 | not-json 1
    200 other    | no-id 1    | no-id 1    | no-id 1    | shape 1    | shape 1    | shape 1    | shape 1    | shape 1    | shape 1`,
  later: `
    answer       | page       | script     | mobile     | resolve | first      | middle     | last       | lookup | track
    401 empty    | no-id 1    | no-id 1    | no-id 1    | kept 1  | refused 1  | refused 1  | refused 1  | kept 1 | kept 1
    401 JSON     | no-id 1    | no-id 1    | no-id 1    | kept 1  | refused 1  | refused 1  | refused 1  | kept 1 | kept 1
    403 JSON     | blocked 1  | blocked 1  | blocked 1  | kept 1  | refused 1  | refused 1  | refused 1  | kept 1 | kept 1
    403 empty    | blocked 1  | blocked 1  | blocked 1  | kept 1  | refused 1  | refused 1  | refused 1  | kept 1 | kept 1
    403 HTML     | blocked 1  | blocked 1  | blocked 1  | kept 1  | blocked 1  | blocked 1  | blocked 1  | kept 1 | kept 1
    captcha JSON | blocked 1  | blocked 1  | blocked 1  | kept 1  | blocked 1  | blocked 1  | blocked 1  | kept 1 | kept 1
    404 {}       | no-id 1    | no-id 1    | no-id 1    | kept 1  | no-user 1  | hole 1     | hole 1     | same 1 | same 1
    429          | too-fast 3 | too-fast 3 | too-fast 3 | kept 3  | too-fast 3 | too-fast 3 | too-fast 3 | kept 3 | kept 3
    429 wait 1 h | one-hour 1 | one-hour 1 | one-hour 1 | kept 1  | one-hour 1 | one-hour 1 | one-hour 1 | kept 1 | kept 1
    500          | failing 3  | failing 3  | failing 3  | kept 3  | failing 3  | failing 3  | failing 3  | kept 3 | kept 3
    502 empty    | failing 3  | failing 3  | failing 3  | kept 3  | failing 3  | failing 3  | failing 3  | kept 3 | kept 3
    504 text     | failing 3  | failing 3  | failing 3  | kept 3  | failing 3  | failing 3  | failing 3  | kept 3 | kept 3
    reset        | cut-off 3  | cut-off 3  | cut-off 3  | kept 3  | cut-off 3  | cut-off 3  | cut-off 3  | kept 3 | kept 3
    silence      | timeout 3  | timeout 3  | timeout 3  | kept 3  | timeout 3  | timeout 3  | timeout 3  | kept 3 | kept 3
    stall        | timeout 3  | timeout 3  | timeout 3  | kept 3  | timeout 3  | timeout 3  | timeout 3  | kept 3 | kept 3
    cut          | cut-off 3  | cut-off 3  | cut-off 3  | kept 3  | cut-off 3  | cut-off 3  | cut-off 3  | kept 3 | kept 3
    200 HTML     | no-id 1    | no-id 1    | no-id 1    | kept 1  | not-json 1 | not-json 1 | not-json 1 | kept 1 | kept 1
    200 empty    | no-id 1    | no-id 1    | no-id 1    | kept 1  | not-json 1 | not-json 1 | not-json 1 | kept 1 | kept 1
    200 other    | no-id 1    | no-id 1    | no-id 1    | kept 1  | shape 1    | shape 1    | shape 1    | kept 1 | kept 1`,
};

/** How a failed sync ends. `says` is looked for in what, why and next together. */
interface Ending {
  exit: 2 | 3;
  code: string;
  says: readonly RegExp[];
}

const HOST = /127\.0\.0\.1:\d+/;
const QUESTION = /\/(resolve|tracks|users\/4000000001\/likes)\b/;

export const ENDINGS: Readonly<Record<string, Ending>> = {
  refused: { exit: 3, code: 'client-id-refused', says: [/refuses the client id/, /SOUNDCLOUD_CLIENT_ID/] },
  withheld: { exit: 3, code: 'soundcloud-withholds', says: [QUESTION, /status 403/, /again later/] },
  blocked: {
    exit: 3,
    code: 'soundcloud-blocked',
    says: [/refuses the address/, HOST, /from another network/],
  },
  'no-id': { exit: 3, code: 'client-id-not-found', says: [/No client id/, /SOUNDCLOUD_WEB_CLIENT_ID/] },
  hole: { exit: 3, code: 'soundcloud-unexpected-status', says: [/\/likes with status 404/] },
  'no-user': { exit: 2, code: 'unknown-user', says: [/has no user/, /station\.config\.ts/] },
  'too-fast': {
    exit: 3,
    code: 'soundcloud-too-fast',
    says: [/no more requests for \//, HOST, /wait an hour/],
  },
  'one-hour': {
    exit: 3,
    code: 'soundcloud-too-fast',
    says: [/no more requests for \//, HOST, /Wait 60 minutes/],
  },
  failing: {
    exit: 3,
    code: 'soundcloud-failing',
    says: [/failed to answer/, HOST, /: status 50[024]\./, /3 tries/, /again later/],
  },
  'cut-off': {
    exit: 3,
    code: 'soundcloud-failing',
    says: [
      /failed to answer/,
      HOST,
      /: the connection was (closed|cut off) \([A-Z_]+\)\./,
      /3 tries/,
      /again later/,
    ],
  },
  timeout: {
    exit: 3,
    code: 'soundcloud-timeout',
    says: [/did not answer in time/, HOST, /3 tries/, /again later/],
  },
  'not-json': { exit: 3, code: 'soundcloud-not-json', says: [QUESTION, /is not JSON/] },
  shape: {
    exit: 3,
    code: 'soundcloud-shape',
    says: [QUESTION, /does not know at (\/collection|\/kind|\/id|its top)/],
  },
};

/** What a failed look-up says beside its own trouble: whose like must not be lost. */
export const LOOKED_UP = /a like of track [57] without saying what the track is/;

/** A row of a table: the trouble, and for each place the ending and the requests it took. */
export interface Row {
  answer: string;
  cells: Record<Place, string>;
}

export function rowsOf(occasion: Occasion): Row[] {
  const [head, ...rows] = TABLES[occasion]
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  if (head?.slice(1).join() !== PLACES.join()) throw new Error('the columns are not the places');
  return rows.map(([answer = '', ...cells]) => ({
    answer,
    cells: Object.fromEntries(PLACES.map((place, column) => [place, cells[column] ?? ''])) as Row['cells'],
  }));
}
