import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import config from '#config';
import { compose } from '#domain/compose.ts';
import { addSeconds, type Instant } from '#domain/instant.ts';
import type { Show } from '#domain/show.ts';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { readSnapshot } from '#snapshot/read.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { CACHE_FOLDER } from '../../scripts/build/cached-folder.ts';
import { filesBelow } from '../../scripts/build/files-below.ts';
import { someShows, writeSnapshot } from './archive.ts';
import { timedHugo, writeHugoSite } from './hugo/hugo.ts';
import { measuredProcess } from './measured-process.ts';
import type { Usage } from './usage.ts';

const USAGE = new URL('report-usage.ts', import.meta.url);
const FLOOR = fileURLToPath(new URL('floor.ts', import.meta.url));
const TRACKS_PER_SHOW = 40;

/** People correct a show in so many. */
const SHOWS_PER_EDITED = 4;
const MOST_EDITED = 500;

type Site = 'ours' | 'floor' | 'hugo';

/** What `npm run build` gives to Node. */
const [, ...BUILD] = packageFile.scripts.build.split(' ');

/** What a build is measured at: an archive, the folders of its site and of others of the same size. */
export class BuildRuns {
  readonly #folder: string;
  readonly #shows: readonly Show[];
  readonly #sites: Record<Site, string>;
  #known: number;
  #movedAway = 0;

  /** @param folder for all of it, on the disk that is measured */
  constructor(folder: string, shows: number) {
    this.#folder = folder;
    this.#known = shows;
    this.#shows = someShows(shows + 1, TRACKS_PER_SHOW);
    const site = (name: string) => join(folder, name);
    this.#sites = { ours: site('dist'), floor: site('floor'), hugo: site('hugo-dist') };
    this.#write();
  }

  /** From nothing, but for pictures. */
  async clean(): Promise<Usage> {
    this.#moveAway(this.#sites.ours);
    for (const name of readdirSync(CACHE_FOLDER)) {
      if (name !== 'pictures') this.#moveAway(join(CACHE_FOLDER, name));
    }
    return this.again();
  }

  /** Into an empty folder, with what the cache of a job brings along. */
  cached(): Promise<Usage> {
    this.#moveAway(this.#sites.ours);
    return this.again();
  }

  again(): Promise<Usage> {
    return measuredProcess<Usage>(USAGE, [...BUILD, '--out', this.#sites.ours], this.#env);
  }

  /** Again, after somebody corrected a track in the middle of the archive. */
  async edited(): Promise<Usage> {
    // Shows of odd places have no edits yet.
    const file = this.#edit(Math.floor(this.#known / 2) | 1);
    const used = await this.again();
    rmSync(file);
    return used;
  }

  /** Again, after the week turned and a sync found the likes of the next show. */
  async newShow(): Promise<Usage> {
    this.#known += 1;
    this.#write();
    const used = await this.again();
    this.#known -= 1;
    this.#write();
    return used;
  }

  /** Seconds of composing the catalog from what was read, for the first time in a process. */
  compose(): number {
    const { folder, now, siteUrl, base } = environment(this.#env);
    const station = { ...config, site: { url: siteUrl, base } };
    const { status, ...facts } = readSnapshot(folder, station);
    if (!status) throw new Error(`${folder} has no status`);
    const started = performance.now();
    compose({ station, status, ...facts }, now);
    return (performance.now() - started) / 1000;
  }

  /** Seconds of writing the same files from memory. */
  floor(): number {
    this.#moveAway(this.#sites.floor);
    const args = [...process.execArgv, FLOOR, this.#sites.ours, this.#sites.floor];
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / 1000;
  }

  /** Seconds that Hugo takes for a site like ours. */
  hugo(): number {
    const source = join(this.#folder, 'hugo');
    this.#moveAway(source);
    writeHugoSite(source, loadCatalog(this.#env), this.#sites.ours);
    this.#moveAway(this.#sites.hugo);
    return timedHugo(source, this.#sites.hugo);
  }

  sizeOf(site: Site): { files: number; bytes: number } {
    const files = filesBelow(this.#sites[site]);
    const bytes = files.reduce((sum, path) => sum + statSync(join(this.#sites[site], path)).size, 0);
    return { files: files.length, bytes };
  }

  get #env(): Record<string, string> {
    return { AIRLOG_DATA: join(this.#folder, 'data'), AIRLOG_NOW: this.#now };
  }

  /** While the newest show runs. */
  get #now(): Instant {
    const newest = this.#shows[this.#known - 1];
    if (!newest) throw new Error('an archive has at least one show');
    return addSeconds(newest.week_end, -3600);
  }

  #write(): void {
    const data = join(this.#folder, 'data');
    this.#moveAway(data);
    writeSnapshot(data, this.#shows.slice(0, this.#known), this.#now);
    const edited = Math.min(MOST_EDITED, Math.floor(this.#known / SHOWS_PER_EDITED));
    for (let n = 0; n < edited; n += 1) this.#edit(n * SHOWS_PER_EDITED);
  }

  /** Corrects a track of a show; answers the file. */
  #edit(place: number): string {
    const { slug, likes } = this.#shows[place] ?? {};
    const file = join(this.#folder, 'data/edits', `${slug}.json`);
    const lineup = [{ correct: likes?.[3]?.track_id, title: 'Corrected', reason: 'a typing error' }];
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ lineup })}\n`);
    return file;
  }

  /** Nothing is deleted between builds: for minutes after it, file systems are slow to make other files. */
  #moveAway(folder: string): void {
    if (!existsSync(folder)) return;
    this.#movedAway += 1;
    renameSync(folder, join(this.#folder, `away-${this.#movedAway}`));
  }
}
