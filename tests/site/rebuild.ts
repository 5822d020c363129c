import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ManifestDocument } from '#domain/api.ts';
import { editsPath } from '#snapshot/layout.ts';
import { someShows, writeSnapshot } from '../bench/archive.ts';
import { fork, REPOSITORY, runCommand } from '../commands/run.ts';
import { temporaryFolder } from '../values/folders.ts';
import { linkModules } from '../values/modules.ts';
import { filesOf } from './build.ts';
import { type Facts, HAPPENINGS, lastReadOf, momentOf } from './happenings.ts';

const TRACKS = 6;
const SHOWS = 4;
const SHOWS_TO_COME = 3;
const HOURS = 100;

/** What a build left there, and what nobody has to copy. */
const NOT_A_SOURCE = /\/(dist|\.cache|node_modules)$/;

/** The files of a site as texts that can be compared. */
export type Site = ReadonlyMap<string, string>;

/** An archive and its program, as somebody works on them. */
export class Workplace {
  readonly #facts: Facts = {
    root: fork((config) => config, readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8')),
    shows: someShows(SHOWS + SHOWS_TO_COME, TRACKS),
    begun: SHOWS,
    hours: HOURS,
    hoursUnread: 0,
    edits: new Map(),
    changes: 0,
  };

  happen(what: string, at: number): void {
    this.#facts.changes += 1;
    HAPPENINGS[what]?.(this.#facts, at);
  }

  /** Builds the site where it was built before. */
  async build(): Promise<Site> {
    this.#writeFacts();
    return this.#buildIn(this.#facts.root);
  }

  /** Builds the site while something happens to its edits, so many milliseconds after that began. */
  async buildDuring(what: string, at: number, afterMs: number): Promise<Site> {
    const building = this.build();
    await setTimeout(afterMs);
    this.happen(what, at);
    this.#writeEdits();
    return building;
  }

  /** What lies in the folder of the modules. */
  get modules(): string[] {
    return readdirSync(join(this.#facts.root, 'node_modules'));
  }

  /** Builds the same site where nothing was ever built. */
  async buildAnew(): Promise<Site> {
    const root = temporaryFolder();
    cpSync(this.#facts.root, root, { recursive: true, filter: (path) => !NOT_A_SOURCE.test(path) });
    linkModules(root);
    return this.#buildIn(root);
  }

  /** Builds the site where it was built before. Answers what that prints. */
  async wordsOfBuild(env: Record<string, string> = {}, ...args: string[]): Promise<string> {
    this.#writeFacts();
    return this.#run(this.#facts.root, env, args);
  }

  /** The site as it lies there. */
  get site(): Site {
    return siteIn(join(this.#facts.root, 'dist'));
  }

  /** What programs know it by. */
  get manifest(): ManifestDocument {
    return JSON.parse(readFileSync(join(this.#facts.root, 'dist/manifest.json'), 'utf8'));
  }

  async #buildIn(root: string): Promise<Site> {
    await this.#run(root);
    return siteIn(join(root, 'dist'));
  }

  async #run(root: string, more: Record<string, string> = {}, args: string[] = []): Promise<string> {
    const env = { AIRLOG_NOW: momentOf(this.#facts), ...more };
    const { code, stdout, stderr } = await runCommand('build', args, env, root);
    if (code !== 0) throw new Error(`the build ended with ${code}: ${stderr}`);
    return stdout;
  }

  #writeFacts(): void {
    const { root, shows, begun } = this.#facts;
    const folder = join(root, 'data');
    rmSync(folder, { recursive: true, force: true });
    writeSnapshot(folder, shows.slice(0, begun), lastReadOf(this.#facts));
    mkdirSync(join(folder, 'edits'));
    this.#writeEdits();
  }

  #writeEdits(): void {
    const { root, edits } = this.#facts;
    for (const [slug, some] of edits) {
      const file = join(root, 'data', editsPath(slug));
      writeFileSync(`${file}.tmp`, JSON.stringify(some));
      renameSync(`${file}.tmp`, file);
    }
  }
}

/** The paths that two sites do not have in common, byte for byte. */
export function differences(one: Site, other: Site): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path)).sort();
}

/** A site but for the one word in it that tells what was published before: a first build cannot know. */
function siteIn(folder: string): Site {
  const texts = new Map([...filesOf({ folder })].map(([path, bytes]) => [path, bytes.toString('latin1')]));
  const manifest = JSON.parse(texts.get('manifest.json') ?? '{}');
  return texts.set('manifest.json', JSON.stringify({ ...manifest, previous_snapshot_id: null }));
}
