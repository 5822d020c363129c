import type { SourceChoice } from '../../scripts/sync/sources.ts';
import { type Answer, text, type UpstreamRequest } from '../upstream/answer.ts';
import { at, changedJson, type Fault, type Trouble } from '../upstream/faults.ts';
import { GOOD_MANNERS, GOOD_OFFICIAL_MANNERS as OFFICIAL } from '../upstream/manners.ts';
import { FORBIDDEN } from '../upstream/shapes.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';

const GIVEN_ID = 'aGivenClientIdOf32Characters0002';
const UNUSABLE = 'an id that nobody can use';
export const BASIC = btoa(`${OFFICIAL.clientId}:${OFFICIAL.clientSecret}`);

/** What must never be told or kept; where a secret is used, the caches hold it for this user alone. */
export const SECRETS: Readonly<Record<string, string>> = {
  'the web client id': GOOD_MANNERS.clientId,
  'the given web client id': GIVEN_ID,
  'a value that is no id': UNUSABLE,
  'the application’s id': OFFICIAL.clientId,
  'the application’s secret': OFFICIAL.clientSecret,
  'the application’s Basic header': BASIC,
  'the application’s token': OFFICIAL.token,
  track_authorization: FORBIDDEN.trackAuthorization,
  secret_token: FORBIDDEN.secretToken,
  'the viewer’s anonymous id': FORBIDDEN.anonymousId,
};

export const APPLICATION = {
  SOUNDCLOUD_CLIENT_ID: OFFICIAL.clientId,
  SOUNDCLOUD_CLIENT_SECRET: OFFICIAL.clientSecret,
};

export interface Run {
  name: string;
  source: SourceChoice;
  env?: Record<string, string>;
  full?: boolean;
  trouble?: Trouble;
  when?: (request: UpstreamRequest) => boolean;
  /** The exit code it ends with; undefined where it is not what the run is about. */
  exit?: number;
}

/** All that was sent, as careless servers put it into their answers. */
export const echo = ({ query, headers, body }: UpstreamRequest) =>
  `${query} ${headers.authorization} ${body}`;

/** Ways to answer that tempt somebody to quote the question or the answer. */
const TEMPTING: Record<string, Trouble> = {
  'an error that quotes the question': (_, request) => text('plain', echo(request), 500),
  'a refusal that quotes the question': (_, request) => text('html', `<p>${echo(request)}`, 403),
  'a page that quotes the question': (_, request) => text('html', `<p>${echo(request)}`),
  'the way elsewhere, with the question': (_, request) => ({
    status: 302,
    headers: { location: `http://127.0.0.1:9/?${encodeURI(echo(request))}` },
    body: '',
  }),
  'JSON that quotes the question': (_, request): Answer => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ error: echo(request), [echo(request)]: {} }),
  }),
  'an answer cut in the middle': 'cut',
  'a field of another kind': changedJson((body) => ({ ...body, next_href: body, id: body, title: [body] })),
};

/** The official list tells the newest track without a title, so that it is looked up. */
export const STUB: Fault = {
  when: at.officialLikes,
  respond: changedJson(({ collection, ...page }) => {
    const [newest, ...others] = collection as { title?: string }[];
    return { ...page, collection: [{ ...newest, title: undefined }, ...others] };
  }),
};

const WEB_PLACES = {
  page: at.page,
  resolve: at.resolve,
  likes: at.likes,
  lookup: at.lookup,
  'one track': at.oneTrack,
};
const OFFICIAL_PLACES = {
  token: at.token,
  resolve: at.officialResolve,
  user: at.officialUser,
  likes: at.officialLikes,
  lookup: at.officialLookup,
  'one track': at.officialOneTrack,
};

function temptations(source: SourceChoice, places: Record<string, Run['when']>, env = {}): Run[] {
  return Object.entries(places).flatMap(([where, when]) =>
    Object.entries(TEMPTING)
      .filter(([what]) => where !== 'page' || what !== 'a field of another kind')
      .map(([what, trouble]) => ({
        name: `${source}, ${what}, at ${where}`,
        source,
        env,
        full: true,
        trouble,
        ...(when && { when }),
      })),
  );
}

export const RUNS: readonly Run[] = [
  { name: 'web', source: 'web', exit: 0 },
  { name: 'web, whole history', source: 'web', full: true, exit: 0 },
  {
    name: 'web, a given id',
    source: 'web',
    env: { SOUNDCLOUD_WEB_CLIENT_ID: GOOD_MANNERS.clientId },
    exit: 0,
  },
  {
    name: 'web, a given id that is refused',
    source: 'web',
    env: { SOUNDCLOUD_WEB_CLIENT_ID: GIVEN_ID },
    exit: 3,
  },
  {
    name: 'web, a given id that is none',
    source: 'web',
    env: { SOUNDCLOUD_WEB_CLIENT_ID: UNUSABLE },
    exit: 2,
  },
  ...temptations('web', WEB_PLACES),
  { name: 'official', source: 'official', env: APPLICATION, exit: 0 },
  {
    name: 'official, credentials that are refused',
    source: 'official',
    env: { ...APPLICATION, SOUNDCLOUD_CLIENT_ID: GIVEN_ID },
    exit: 3,
  },
  {
    name: 'official, credentials that are none',
    source: 'official',
    env: { ...APPLICATION, SOUNDCLOUD_CLIENT_SECRET: UNUSABLE },
    exit: 2,
  },
  {
    name: 'official, half of the credentials',
    source: 'official',
    env: { SOUNDCLOUD_CLIENT_SECRET: OFFICIAL.clientSecret },
    exit: 2,
  },
  ...temptations('official', OFFICIAL_PLACES, APPLICATION),
  {
    name: 'auto, web blocked',
    source: 'auto',
    env: APPLICATION,
    when: at.api,
    trouble: BLOCKED_PAGE,
    exit: 0,
  },
  {
    name: 'auto, both blocked',
    source: 'auto',
    env: APPLICATION,
    when: ({ role }) => role === 'api-v2' || role === 'api',
    trouble: BLOCKED_PAGE,
    exit: 3,
  },
];
