// What's track 7? Answers in one line, for a chat bot. Needs Node 24 and nothing else.
//   node track.ts https://user.github.io/repo 7
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the answer needs of /playlist.json; there are more fields, and there may be others later. */
interface Show {
  slug: string;
  tracks: { position: number; title: string; artist: string; permalink_url: string }[];
}

interface Kept {
  etag: string | null;
  modified: string | null;
  show: Show;
}

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'airlog-bot');

/** The current show. As long as nothing has changed, the site answers 304 and the copy is used. */
async function currentShow(site: string): Promise<Show> {
  const copy = join(CACHE, `${createHash('sha256').update(site).digest('hex')}.json`);
  const known: Kept | null = existsSync(copy) ? JSON.parse(readFileSync(copy, 'utf8')) : null;
  const headers = new Headers();
  if (known?.etag) headers.set('If-None-Match', known.etag);
  if (known?.modified) headers.set('If-Modified-Since', known.modified);
  const answer = await fetch(`${site}/playlist.json`, { headers, signal: AbortSignal.timeout(20_000) });
  if (answer.status === 304 && known) return known.show;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  const show: Show = await answer.json();
  const kept: Kept = {
    etag: answer.headers.get('etag'),
    modified: answer.headers.get('last-modified'),
    show,
  };
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${copy}.${process.pid}`, JSON.stringify(kept));
  renameSync(`${copy}.${process.pid}`, copy);
  return show;
}

function answerOf({ slug, tracks }: Show, position: number): string {
  if (tracks.length === 0) return `No track is known yet of the show of ${slug}.`;
  const track = tracks[position - 1];
  if (!track) return `There is no track ${position}: the show of ${slug} has ${tracks.length} so far.`;
  return `${track.position}. ${track.title} by ${track.artist} · ${track.permalink_url}`;
}

const [site = '', position = '', ...more] = process.argv.slice(2);
if (!site || !/^[1-9]\d*$/.test(position) || more.length > 0) {
  console.error('usage: node track.ts https://user.github.io/repo 7');
  process.exit(2);
}
try {
  console.log(answerOf(await currentShow(site.replace(/\/+$/, '')), Number(position)));
} catch {
  console.error('The archive does not answer; try again later.');
  process.exitCode = 3;
}
