import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AirlogError } from '#domain/errors.ts';
import { folderStore } from '#snapshot/store.ts';
import type { SyncReport } from '#sync/report.ts';
import { ORDINARY_WISH, type SyncWish, sync } from '#sync/sync.ts';
import { openUpstream, patienceWith, webSource } from '../upstream/connect.ts';
import { at, type Fault, likesPageNumber, type Trouble } from '../upstream/faults.ts';
import type { Manners } from '../upstream/manners.ts';
import type { Upstream } from '../upstream/server.ts';
import { hide, like, unlike, type World } from '../upstream/world.ts';
import { fingerprint, folderInMemory, place as placeFile } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';
import { worldWithTracks } from './workplace.ts';

/** Where a sync asks SoundCloud something, in the order of the table's columns. */
export const PLACES = [
  'page',
  'script',
  'mobile',
  'resolve',
  'first',
  'middle',
  'last',
  'lookup',
  'track',
] as const;
export type Place = (typeof PLACES)[number];

/** `first`: nothing is kept yet, the whole history is read. `later`: over an existing snapshot. */
export type Occasion = 'first' | 'later';

const BEFORE = '2026-03-13T12:00:00Z';
const NOW = '2026-03-14T12:00:00Z';

/** In the later sync the host has taken this like back, and these two tracks are as good as gone. */
const UNLIKED = 8;
const HIDDEN = 5;
const STUB = 7;

/** Twelve likes over two weeks, on three pages of at most four. */
const PAGE = 4;
const LIKES = 11;

function earlierWorld(): World {
  let world = worldWithTracks(LIKES + 4);
  for (let n = 1; n <= LIKES; n += 1) {
    world = like(world, n, `2026-03-${n <= 5 ? '10' : '12'}T${String(10 + n).padStart(2, '0')}:00:00Z`);
  }
  return world;
}

function laterWorld(): World {
  const world = like(like(earlierWorld(), 12, '2026-03-13T20:00:00Z'), 13, '2026-03-13T21:00:00Z');
  return hide(unlike(world, UNLIKED), HIDDEN);
}

/** An address that an edit adds: in a later sync it alone is resolved. */
export const GUEST = 'https://soundcloud.com/user-1015/track-15';

const MANNERS: Record<Occasion, Partial<Manners>> = {
  // What the list tells as a stub is looked up; of the two, the batch lacks the hidden one.
  first: { pageLimit: PAGE, hiddenLikes: 'stub', stubs: new Set([STUB]) },
  later: { pageLimit: PAGE },
};

/** The place of the one client id, so that trouble there is decisive. */
const ID_IN: Partial<Record<Place, Manners['clientIdIn']>> = {
  page: ['hydration'],
  script: ['script'],
  mobile: ['mobile'],
};

const LAST_SCRIPT = '/assets/53-a49d47cd.js';

function matcher(place: Place): Fault['when'] {
  switch (place) {
    case 'page':
      return at.page;
    case 'script':
      return ({ role, path }) => role === 'assets' && path === LAST_SCRIPT;
    case 'mobile':
      return at.mobile;
    case 'resolve':
      return at.resolve;
    case 'first':
      return likesPageNumber(1);
    case 'middle':
      return likesPageNumber(2);
    case 'last':
      return likesPageNumber(3);
    case 'lookup':
      return at.lookup;
    case 'track':
      return at.oneTrack;
  }
}

export interface Scene {
  folder: string;
  upstream: Upstream;
  /** Every file below the folder before the sync. */
  before: Record<string, string>;
  sync(wish?: Partial<SyncWish>, now?: string): Promise<SyncReport>;
  /** Every file below the folder now. */
  files(): Record<string, string>;
  /** Requests that the trouble spoke of. */
  tries(): number;
}

let earlier: Promise<Map<string, string>> | undefined;

/** The files that a healthy sync of the earlier world leaves, and an edit that adds a guest. */
async function earlierFiles(): Promise<Map<string, string>> {
  const folder = join(folderInMemory(), 'data');
  await syncInto(folder, await openUpstream(earlierWorld(), { pageLimit: PAGE }), BEFORE);
  const edit = { lineup: [{ add: GUEST, reason: 'played, never liked' }] };
  placeFile(folder, 'edits/2026-03-11.json', JSON.stringify(edit));
  return new Map(
    Object.keys(fingerprint(folder)).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** Sets a sync up that meets trouble at a place. */
export async function scene(
  occasion: Occasion,
  trouble: { place: Place; respond: Trouble; times?: number } | null = null,
): Promise<Scene> {
  const folder = join(folderInMemory(), 'data');
  if (occasion === 'later') {
    earlier ??= earlierFiles();
    for (const [path, text] of await earlier) placeFile(folder, path, text);
  }
  const world = occasion === 'first' ? hide(earlierWorld(), HIDDEN) : laterWorld();
  const clientIdIn = (trouble && ID_IN[trouble.place]) ?? ['hydration'];
  const upstream = await openUpstream(world, { ...MANNERS[occasion], clientIdIn });
  let tries = 0;
  if (trouble) {
    const { place, ...fault } = trouble;
    const speaksOf = matcher(place);
    const count: Fault['when'] = (request) => {
      const hit = speaksOf(request);
      if (hit) tries += 1;
      return hit;
    };
    // Counts on when the fault has had its times.
    upstream.faults = [
      { ...fault, when: count },
      { when: (request) => fault.times !== undefined && count(request), respond: (healthy) => healthy },
    ];
  }
  return {
    folder,
    upstream,
    before: fingerprint(folder),
    sync: (wish = {}, now = NOW) => syncInto(folder, upstream, now, wish),
    files: () => fingerprint(folder),
    tries: () => tries,
  };
}

function syncInto(
  folder: string,
  upstream: Upstream,
  now: string,
  wish: Partial<SyncWish> = {},
): Promise<SyncReport> {
  const source = webSource(upstream, { patience: patienceWith(upstream, 2) });
  const store = folderStore(folder, STATION);
  return sync({ station: STATION, source, store, now, wish: { ...ORDINARY_WISH, ...wish } });
}

/** The foreseen error that a sync ends with, or its report. Anything else is thrown. */
export function outcomeOf(run: Promise<SyncReport>): Promise<SyncReport | AirlogError> {
  return run.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AirlogError') return error as AirlogError;
    throw error;
  });
}
