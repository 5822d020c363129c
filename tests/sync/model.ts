import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import type { LineupEdit } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import { termsOf } from '#domain/host.ts';
import type { Station } from '#domain/station.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { folderStore } from '#snapshot/store.ts';
import type { SyncReport } from '#sync/report.ts';
import { ORDINARY_WISH, sync } from '#sync/sync.ts';
import { someTrack, someUser } from '../upstream/builders.ts';
import { officialSource, QUICK, webSource } from '../upstream/connect.ts';
import { type Fault, likesPageNumber, at as places } from '../upstream/faults.ts';
import { GOOD_MANNERS, GOOD_OFFICIAL_MANNERS } from '../upstream/manners.ts';
import type { Upstream } from '../upstream/server.ts';
import { actAs, addTracks, emptyWorld, type WorldLike } from '../upstream/world.ts';
import { fingerprint, place } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';
import { accountOf, type Cast, castOf, MATE } from './model-cast.ts';
import { type From, type History, REFUSALS, type Step, TROUBLES, type TroubleStep } from './model-steps.ts';
import { changed, decision, pickFrom } from './model-world.ts';
import { type Answers, EMPTY_ARCHIVE, type NaiveArchive, naiveSync, type Refusal } from './naive.ts';
import { isEditable, weeksOf } from './naive-facts.ts';
import { hostsToRead, type NaiveHost } from './naive-hosts.ts';
import { told, visible } from './naive-listing.ts';
import { naiveLeft, naiveShows } from './naive-shows.ts';
import { endWith, firstMoved, isOver, plusSeconds, second, weekFrom, weekOf } from './naive-weeks.ts';

export const TRACKS = Array.from({ length: 18 }, (_, n) => 101 + n);
const LINK_REQUESTS = 40;
const SETTLING_S = 48 * 3600;
/** No time-out that a busy machine could add to the troubles of a history: two of them and one more are too many. */
const PATIENCE = { ...QUICK, retries: 2 };

type SyncStep = Step & { kind: 'sync' };

/** How often the histories did what they are there for. */
export interface Tally {
  syncs: number;
  /** Of these, by the source that tells no dates. */
  undated: number;
  refused: number;
  edits: number;
  /** Syncs that saw what belongs to no show any more. */
  late: number;
}

export const NO_TALLY: Tally = { syncs: 0, undated: 0, refused: 0, edits: 0, late: 0 };

/** Lives through a history twice, in src against a real server and in the naive model, and compares. */
export async function liveThrough(history: History, upstream: Upstream, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-model-'));
  try {
    const scene = new Scene(history, upstream, join(folder, 'data'), tally);
    for (const step of history.steps) await scene.perform(step);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Scene {
  readonly #upstream: Upstream;
  readonly #folder: string;
  readonly #tally: Tally;
  readonly #cast: Cast;
  /** The last show of all, where it is named. */
  #lastShow: string | null = null;
  /** SoundCloud’s clock, to the millisecond, and how far this machine’s is off. */
  #moment: string;
  #clockErrorS = 0;
  /** Whether a sync was dated too late: it may have taken a host’s last show for final. */
  #ranAhead = false;
  #steps = 0;
  #archive: NaiveArchive = EMPTY_ARCHIVE;
  readonly #edits = new Map<string, LineupEdit[]>();
  readonly #observed = new Set<string>();
  /** The last of the source that tells all, by SoundCloud’s clock. */
  #lastSuccess: string | null = null;

  constructor(history: History, upstream: Upstream, folder: string, tally: Tally) {
    const { begin, move: _move, handover: _handover, steps: _steps, stubs, ...manners } = history;
    const tracks = TRACKS.map((track) =>
      someTrack({ id: track, uploader: someUser({ id: 1000 + (track % 5) }) }),
    );
    upstream.world = actAs(addTracks(emptyWorld(accountOf(MATE)), tracks), accountOf(STATION.host));
    const official = { ...GOOD_OFFICIAL_MANNERS, pageLimit: manners.pageLimit };
    upstream.manners = { ...GOOD_MANNERS, ...manners, stubs: new Set(stubs), official };
    this.#upstream = upstream;
    this.#folder = folder;
    this.#tally = tally;
    this.#moment = plusSeconds(begin, 0);
    this.#cast = castOf(history);
  }

  async perform(step: Step): Promise<void> {
    this.#steps += 1;
    this.#moment = plusSeconds(this.#moment, 0.4);
    if (step.kind === 'sync') await this.#sync(step);
    else if (step.kind === 'edit') this.#edit(step);
    else if (step.kind === 'wait') this.#moment = plusSeconds(this.#moment, step.seconds);
    else if (step.kind === 'wait for') this.#waitFor(step.moment, step.off);
    else if (step.kind === 'clock') this.#setClock(step.seconds);
    else if (step.kind === 'end') this.#end();
    else if (step.kind === 'go on') this.#goOn();
    else {
      const world = actAs(this.#upstream.world, accountOf(this.#cast.actorAt(this.#moment)));
      this.#upstream.world = changed(world, step, this.#moment, String(this.#steps));
    }
  }

  /** By the config of this moment. */
  get #station(): Station {
    const station = this.#cast.stationAt(this.#moment);
    return this.#lastShow === null ? station : { ...station, last_show: this.#lastShow };
  }

  get #hosts(): NaiveHost[] {
    return termsOf(this.#station).map(({ host, last }) => ({ user: host.soundcloud_user_id, last }));
  }

  get #now(): string {
    return second(plusSeconds(this.#moment, this.#clockErrorS));
  }

  /** To where the week turns, or the one before it becomes final, or so many seconds off. */
  #waitFor(moment: 'turn' | 'final', off: number): void {
    const { start, end } = weekOf(this.#moment);
    const settled = plusSeconds(start, SETTLING_S + off);
    const next = moment === 'final' && settled > this.#moment ? settled : plusSeconds(end, off);
    if (next > this.#moment) this.#moment = next;
  }

  #setClock(seconds: number | 'right'): void {
    this.#clockErrorS = seconds === 'right' ? 0 : this.#clockErrorS + seconds;
  }

  /** No show is later than the one that is on, by the wrong clock too. */
  #end(): void {
    const shows = [
      ...weeksOf(this.#archive),
      ...this.#edits.keys(),
      firstMoved() ?? '',
      this.#cast.handover ?? '',
    ];
    const last_show = [weekOf(this.#moment).slug, weekOf(this.#now).slug, ...shows].sort().at(-1) ?? '';
    endWith(last_show);
    this.#lastShow = last_show;
    if (this.#archive.status) this.#compare();
  }

  /** What was liked since the end is looked for again. */
  #goOn(): void {
    const last_show = this.#lastShow;
    endWith(null);
    this.#lastShow = null;
    if (last_show && this.#lastSuccess) {
      this.#lastSuccess = [this.#lastSuccess, weekFrom(last_show).end].sort()[0] ?? null;
    }
    if (this.#archive.status) this.#compare();
  }

  #edit(step: Step & { kind: 'edit' }): void {
    if (!this.#archive.status) return;
    const held = weeksOf(this.#archive);
    const mayBeEmpty = held.length > 0 && step.verb === 'add';
    const shows = naiveShows(this.#archive, this.#edits, this.#now);
    const show = pickFrom(
      shows.filter(({ slug }) => mayBeEmpty || held.includes(slug)),
      step.show,
    );
    const before = (show && this.#edits.get(show.slug)) ?? [];
    const edit = show ? decision(step, show, before, this.#upstream.world) : null;
    if (!show || !edit) return;
    this.#edits.set(show.slug, [...before, edit]);
    place(this.#folder, `edits/${show.slug}.json`, JSON.stringify({ lineup: this.#edits.get(show.slug) }));
    this.#tally.edits += 1;
    this.#compare();
  }

  async #sync(step: SyncStep): Promise<void> {
    const expected = this.#foresee(step);
    if ('refused' in expected) return this.#expectRefusal(step, expected);
    const { likes_of_no_show } = await this.#run(step);
    if (likes_of_no_show > 0) this.#tally.late += 1;
    this.#archive = expected;
    this.#tally.syncs += 1;
    if (step.from === 'official') this.#tally.undated += 1;
    this.#compare();
    this.#expectNothingForgotten(step.from);
    if (step.from === 'web') this.#lastSuccess = this.#moment;
    if (this.#clockErrorS > 0) this.#ranAhead = true;
    // Link care may have found tracks again whose likes the host took back: no like at all is refused then.
    const again = this.#foresee(step);
    if ('refused' in again) return this.#expectRefusal(step, again);
    const before = this.#bytes();
    expect((await this.#run(step)).written).toBe(0);
    expect(this.#bytes()).toEqual(before);
  }

  #foresee(step: SyncStep): NaiveArchive | Refusal {
    const { world, manners } = this.#upstream;
    const answers = answersUnder(step);
    const scene = { hosts: this.#hosts, world, manners, edits: this.#edits, now: this.#now };
    return naiveSync(this.#archive, { ...step, ...scene, answers });
  }

  async #expectRefusal(step: SyncStep, { refused: code }: Refusal): Promise<void> {
    const before = this.#bytes();
    await expect(this.#run(step)).rejects.toMatchObject({ name: 'AirlogError', code });
    expect(this.#bytes()).toEqual(before);
    this.#tally.refused += 1;
  }

  async #run({ from, full, allowShrink, allowUndated, links, trouble }: SyncStep): Promise<SyncReport> {
    this.#upstream.faults = faultsFor(trouble, from);
    const source = (from === 'web' ? webSource : officialSource)(this.#upstream, { patience: PATIENCE });
    const linkRequests = links ? LINK_REQUESTS : 0;
    const wish = { ...ORDINARY_WISH, full, allowShrink, allowUndated, linkRequests };
    const store = folderStore(this.#folder, this.#station);
    return sync({ station: this.#station, source, store, now: this.#now, wish });
  }

  #bytes(): Record<string, string> {
    return fingerprint(this.#folder);
  }

  /** What is published is what the model says. */
  #compare(): void {
    const { status, shows, edits } = readSnapshot(this.#folder, this.#station);
    if (!status) throw new Error('a sync left no status');
    const { user, ...expected } = this.#archive.status ?? {};
    expect(status).toMatchObject({ ...expected, user_id: user });
    const published = () => compose({ station: this.#station, status, shows, edits }, this.#now);
    if (this.#hasEditOfNoShow()) expect(published).toThrow(AirlogError);
    else this.#compareCatalog(published());
  }

  #compareCatalog(catalog: Catalog): void {
    expect(catalog.shows).toMatchObject(naiveShows(this.#archive, this.#edits, this.#now));
    const left = catalog.changes.filter(
      ({ kind, origin }) => origin === 'sync' && /^(mov|remov)ed$/.test(kind),
    );
    expect(left.map(({ slug, track_id, kind }) => `${slug} ${track_id} ${kind}`).sort()).toEqual(
      naiveLeft(this.#archive, this.#now),
    );
  }

  /** Whether somebody edited a week, as the clock was then, that lies before the first or after the current. */
  #hasEditOfNoShow(): boolean {
    return [...this.#edits.keys()].some((week) => !isEditable(week, this.#archive, this.#now));
  }

  /** Likes since the last success that are of a show. */
  #likesToFind(from: From): readonly WorldLike[] {
    const { world } = this.#upstream;
    const isShown = from === 'web' ? visible : told;
    const after = this.#ranAhead ? this.#archive : EMPTY_ARCHIVE;
    const term = hostsToRead(this.#hosts, after, this.#now).find(({ user }) => user === world.user.id);
    if (!term) return [];
    return world.likes.filter(({ track_id, liked_at }) => {
      const date = second(liked_at);
      // Who tells no dates tells what was liked now.
      const isOfShow = term.from <= date && date < term.to && !isOver(from === 'web' ? date : this.#now);
      return isOfShow && liked_at >= (this.#lastSuccess ?? '') && isShown(world, track_id);
    });
  }

  #expectNothingForgotten(from: From): void {
    const { shows } = readSnapshot(this.#folder, this.#station);
    const all = shows.flatMap(({ slug, likes }) => likes.map((like) => ({ slug, ...like })));
    const kept = new Set(all.map(({ slug, track_id, first_seen }) => `${slug} ${track_id} ${first_seen}`));
    for (const like of this.#observed) expect(kept).toContain(like);
    for (const like of kept) this.#observed.add(like);
    for (const { track_id, liked_at } of this.#likesToFind(from)) {
      const date = second(liked_at);
      const known = all.filter(
        (like) =>
          like.track_id === track_id &&
          (from === 'web' && like.liked_at_source === 'exact'
            ? like.liked_at === date
            : like.state === 'liked'),
      );
      expect({ track_id, date, known }).not.toMatchObject({ known: [] });
    }
  }
}

function answersUnder({ trouble, from }: SyncStep): Answers {
  const { where } = trouble;
  const code = where === 'nowhere' ? '' : REFUSALS[from][trouble.how];
  return {
    front: where === 'front' ? 'broken' : 'fine',
    lookups: where === 'lookups' ? 'broken' : where === 'singles' ? 'singles-broken' : 'fine',
    resolve: where === 'resolve' ? 'broken' : 'fine',
    brokenPage: where === 'page' ? trouble.page : Number.POSITIVE_INFINITY,
    code,
    firstPageCode: where === 'page' && trouble.how === 'MISSING' ? 'unknown-user' : code,
  };
}

function faultsFor(trouble: TroubleStep, from: From): Fault[] {
  if (trouble.where === 'nowhere') return [];
  const respond = TROUBLES[trouble.how];
  const at = PLACES[from];
  switch (trouble.where) {
    case 'once':
      return [{ when: at.api, times: 1, respond }];
    case 'page':
      return [{ when: likesPageNumber(trouble.page, at.likes), respond }];
    case 'lookups':
      return [
        { when: at.lookup, respond },
        { when: at.oneTrack, respond },
      ];
    case 'singles':
      return [{ when: at.oneTrack, respond }];
    case 'resolve':
      return [{ when: at.resolve, respond }];
    case 'front':
      return [{ when: at.front, respond }];
  }
}

const PLACES = {
  web: { ...places, front: places.anyPage },
  official: {
    api: places.officialApi,
    likes: places.officialLikes,
    lookup: places.officialLookup,
    oneTrack: places.officialOneTrack,
    resolve: places.officialResolve,
    front: places.token,
  },
} satisfies Record<From, object>;
