import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { addHours, type Instant } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import type { Show } from '#domain/show.ts';

const WEEK_HOURS = 168;

interface SomeEdits {
  title?: string;
  notes?: string;
  lineup: Record<string, unknown>[];
}

/** All that a site is built from. */
export interface Facts {
  /** Folder of the program. */
  root: string;
  /** More than have begun, so that a week can turn. */
  shows: readonly Show[];
  begun: number;
  /** Since the current show began. */
  hours: number;
  /** Since SoundCloud was last read. */
  hoursUnread: number;
  edits: Map<string, SomeEdits>;
  /** How much has happened. */
  changes: number;
}

export function momentOf({ shows, begun, hours }: Facts): Instant {
  return addHours(must(shows[begun - 1]).week_start, hours);
}

export function lastReadOf(facts: Facts): Instant {
  return addHours(momentOf(facts), -facts.hoursUnread);
}

/** What can happen between two builds; `at` chooses a show or a file, as a share of all that there are. */
export const HAPPENINGS: Readonly<Record<string, (facts: Facts, at: number) => void>> = {
  'a title is given': (facts, at) => {
    editsAt(facts, at).title = `A title ${facts.changes}`;
  },
  'notes are written': (facts, at) => {
    editsAt(facts, at).notes = `Said *${facts.changes}* words`;
  },
  'a track is corrected': (facts, at) => {
    const { track_id } = likeAt(facts, at);
    editsAt(facts, at).lineup.push({ correct: track_id, title: `Right ${facts.changes}`, reason: 'typo' });
  },
  'a track is moved': (facts, at) => {
    const { track_id } = must(showAt(facts, at).likes[2]);
    editsAt(facts, at).lineup.push({ move: track_id, position: 1, reason: 'opener' });
  },
  'a track is removed': (facts, at) => {
    const { lineup } = editsAt(facts, at);
    const { track_id } = must(showAt(facts, at).likes.at(-1));
    if (!lineup.some(({ remove }) => remove)) lineup.push({ remove: track_id, reason: 'not played' });
  },
  'a track is gone': (facts, at) => {
    Object.assign(likeAt(facts, at), { state: 'gone', state_since: momentOf(facts) });
  },
  'an artist is renamed': (facts, at) => {
    Object.assign(likeAt(facts, at), { artist: `Somebody ${facts.changes}` });
  },
  'a week turns': (facts) => {
    facts.begun = Math.min(facts.begun + 1, facts.shows.length);
  },
  'the next show is to be the last': (facts) => {
    facts.shows = facts.shows.slice(0, facts.begun + 1);
    const { slug } = must(facts.shows.at(-1));
    const config = join(facts.root, 'station.config.ts');
    rewrite(config, /( {2}last_show: .*\n)?(?= {2}schedule: )/, `  last_show: '${slug}',\n`);
  },
  'the current show is the last of its host': (facts) => {
    const { slug } = must(facts.shows[facts.begun - 1]);
    const former = `name: 'Former', soundcloud_user: 'former', soundcloud_user_id: 7, last_show: '${slug}'`;
    const config = join(facts.root, 'station.config.ts');
    rewrite(config, /( {2}earlier_hosts: .*\n)?(?= {2}site: )/, `  earlier_hosts: [{ ${former} }],\n`);
  },
  'ten days pass': (facts) => {
    facts.hours += 240;
  },
  'a day passes': (facts) => {
    facts.hours = (facts.hours + 24) % WEEK_HOURS;
  },
  'SoundCloud has not answered': (facts) => {
    facts.hoursUnread += 6;
  },
  'the station is renamed': ({ root, changes }) =>
    rewrite(join(root, 'station.config.ts'), /title: '[^']*'/, `title: 'Radio ${changes}'`),
  'the site moves': ({ root, changes }) =>
    rewrite(
      join(root, 'station.config.ts'),
      /site: \{[^}]*\}/,
      `site: { url: 'https://host-${changes}.example', base: '/place-${changes}/' }`,
    ),
  'a version changes': ({ root, changes }) =>
    rewrite(join(root, 'package.json'), /"version": "[^"]*"/, `"version": "1.0.${changes}"`),
  'a template is changed': ({ root, changes }) =>
    appendFileSync(join(root, 'src/components/SiteFooter.astro'), `<p>Note ${changes}</p>\n`),
  'somebody adds documents of their own': ({ root }) => {
    const pages = join(root, 'src/pages/own');
    mkdirSync(pages, { recursive: true });
    const list = "export const getStaticPaths = async () => [{ params: { name: 'one' } }];";
    const answer = 'export const GET = ({ params }) => new Response(`own ${params.name}`);';
    writeFileSync(join(pages, '[name].txt.ts'), `${list}\n${answer}\n`);
    const status = '{ status: Number(process.env.OWN_STATUS ?? 200) }';
    writeFileSync(
      join(pages, 'all.txt.ts'),
      `export const GET = () => new Response('own all', ${status});\n`,
    );
  },
  'a style is changed': ({ root, changes }) =>
    appendFileSync(join(root, 'src/styles/lists.css'), `.c${changes} { order: ${changes} }\n`),
  'a file of the site is cut short': (facts, at) =>
    damage(facts, 'dist', at, (file) => truncateSync(file, 5)),
  'a file of the site is lost': (facts, at) => damage(facts, 'dist', at, unlinkSync),
  'a file of the site is overwritten': (facts, at) =>
    damage(facts, 'dist', at, (file) => writeFileSync(file, readFileSync(file).fill(42))),
  'a stranger lies in the site': ({ root }) => {
    const folder = join(root, 'dist/shows/1999-01-01');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), 'stale');
  },
  'a file of the cache is cut short': (facts, at) =>
    damage(facts, '.cache/build', at, (file) => truncateSync(file, 5)),
  'a file of the cache is lost': (facts, at) => damage(facts, '.cache/build', at, unlinkSync),
  'the cache is lost': ({ root }) => rmSync(join(root, '.cache'), { recursive: true, force: true }),
  'the site comes back from a copy': ({ root }) => copyThereAndBack(join(root, 'dist')),
  'the site is lost': ({ root }) => rmSync(join(root, 'dist'), { recursive: true, force: true }),
};

function showAt({ shows, begun }: Facts, at: number): Show {
  return must(shows[Math.floor(at * begun)]);
}

function likeAt(facts: Facts, at: number): Like {
  return must(showAt(facts, at).likes[0]);
}

function editsAt(facts: Facts, at: number): SomeEdits {
  const { slug } = showAt(facts, at);
  const edits = facts.edits.get(slug) ?? { lineup: [] };
  facts.edits.set(slug, edits);
  return edits;
}

function rewrite(file: string, what: RegExp, by: string): void {
  const text = readFileSync(file, 'utf8');
  if (!what.test(text)) throw new Error(`${file} has nothing like ${what}`);
  writeFileSync(file, text.replace(what, by));
}

function damage({ root }: Facts, folder: string, at: number, hurt: (file: string) => void): void {
  const place = join(root, folder);
  if (!existsSync(place)) return;
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const file = files.sort()[Math.floor(at * files.length)];
  if (file) hurt(file);
}

/** All files are as they were, at other times. */
function copyThereAndBack(folder: string): void {
  if (!existsSync(folder)) return;
  const aside = `${folder}-aside`;
  renameSync(folder, aside);
  cpSync(aside, folder, { recursive: true, preserveTimestamps: true });
  rmSync(aside, { recursive: true });
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the archive of this test is too small for it');
  return found;
}
