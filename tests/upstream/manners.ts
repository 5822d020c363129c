/** How the stand-in behaves apart from what its world holds. Tests change it between two syncs. */
export interface Manners {
  /** The id that the API accepts. */
  clientId: string;
  /** The id that pages and scripts tell, where it is another one. */
  publishedClientId?: string;
  /** Where an id can be found. */
  clientIdIn: readonly ('hydration' | 'script' | 'mobile')[];
  /** The most likes a page covers, whatever `limit` asks for. */
  pageLimit: number;
  /** What a list shows of the like of a track that nobody may see. */
  hiddenLikes: 'omitted' | 'null-track' | 'no-track' | 'stub';
  /** Of visible tracks, those that the list tells as a stub. */
  stubs: ReadonlySet<number>;
  lastPage: 'null' | 'no-key';
  /** `swapped-pages`: the second page comes before the first, the fourth before the third. */
  order: 'newest-first' | 'oldest-first' | 'swapped-pages';
  /** How many likes of a page the next one repeats. */
  overlap: number;
  /** Pages of likes have an ETag; `ignored`: and are sent again whatever is asked. */
  etags: 'none' | 'honoured' | 'ignored';
  /** Milliseconds before each answer. */
  answersAfterMs: number;
  official: OfficialManners;
}

/** How the official API behaves. */
export interface OfficialManners {
  /** The credentials that are accepted. */
  clientId: string;
  clientSecret: string;
  /** The token that is given out and accepted: another one makes it stale. */
  token: string;
  /** How long a token is said to last. */
  tokenSeconds: number;
  pageLimit: number;
  /** `forgetful`: without the parameters that were asked for. */
  nextHref: 'full' | 'forgetful' | 'internal-host';
  /** Lists come without pages, whatever was asked for. */
  bareLists: boolean;
  /** Things have a `urn` and no `id`. */
  namesOnly: boolean;
}

export const GOOD_OFFICIAL_MANNERS: OfficialManners = {
  clientId: 'TheApplicationsClientId000000001',
  clientSecret: 'TheApplicationsSecret00000000002',
  token: '2-300000--TheTokenOfTheApplication3',
  tokenSeconds: 3599,
  pageLimit: 200,
  nextHref: 'full',
  bareLists: false,
  namesOnly: false,
};

export const GOOD_MANNERS: Manners = {
  clientId: 'aStandInClientIdOf32Characters01',
  clientIdIn: ['hydration', 'script', 'mobile'],
  pageLimit: 200,
  hiddenLikes: 'omitted',
  stubs: new Set(),
  lastPage: 'null',
  answersAfterMs: 0,
  order: 'newest-first',
  overlap: 0,
  etags: 'honoured',
  official: GOOD_OFFICIAL_MANNERS,
};
