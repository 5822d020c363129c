import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Edits } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';
import { withoutEnd } from '#domain/schedule.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Station } from '#domain/station.ts';
import type { Slug } from '#domain/window.ts';
import { editsText, statusText } from '#snapshot/canonical.ts';
import { editsPath, SHOWS_FOLDER, STATUS_PATH } from '#snapshot/layout.ts';
import { readStatus } from '#snapshot/read.ts';
import { digestOfEdits, sampleEdits } from '#snapshot/sample-edits.ts';
import { folderStore } from '#snapshot/store.ts';
import { replaceFiles } from '#snapshot/write.ts';
import { readWebSettings } from '#sources/soundcloud/web/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import { ORDINARY_WISH, sync } from '#sync/sync.ts';
import { startUpstream } from '../upstream/server.ts';
import { guestAddresses, SAMPLE_EDITS } from './edits.ts';
import { type Story, sampleStory } from './story.ts';

/** The sample lies in data/, wherever a test makes it again. */
const EDITS_SCHEMA = '../../schemas/edits.json';

/**
 * Fills a folder with the sample station: the real sync, run against the stand-in for a year and more
 * of invented weeks, none of which is the last. The same station always gives the same bytes.
 *
 * @param pictured whether the tracks name covers, which SoundCloud does not have: only to measure pages
 * @throws AirlogError `not-a-sample` when the folder holds a real archive
 */
export async function generateSample(
  configured: Station,
  folder: string,
  { pictured = false } = {},
): Promise<{ syncs: number }> {
  clearSample(folder);
  const station = withoutEnd(configured);
  const story = sampleStory(station, pictured);
  const upstream = await startUpstream(story.world);
  try {
    const settings = readWebSettings({
      ...upstream.env,
      SOUNDCLOUD_WEB_CLIENT_ID: upstream.manners.clientId,
    });
    const source: LikeSource = { ...soundCloudWeb(settings), name: 'sample' };
    const turns = [...story.turns];
    let own: Slug[] = [];
    for (const now of story.syncs) {
      while (turns[0] && turns[0].at <= now)
        upstream.world = turns.shift()?.happen(upstream.world) ?? upstream.world;
      if (now === story.syncs.at(-1)) own = writeEdits(folder, station, story);
      await syncOnce({ ...station, earlier_hosts: [] }, folder, source, now);
    }
    claimEdits(folder, own);
  } finally {
    await upstream.close();
  }
  return { syncs: story.syncs.length };
}

async function syncOnce(station: Station, folder: string, source: LikeSource, now: Instant): Promise<void> {
  await sync({ station, source, store: folderStore(folder, station), now, wish: ORDINARY_WISH });
}

/** What the sample decides, by show; a show whose edits somebody wrote before keeps those. */
function writeEdits(folder: string, station: Station, { windows, world }: Story): Slug[] {
  const { shows } = folderStore(folder, station).read();
  const texts = [...SAMPLE_EDITS].map(([age, decide]): [Slug, string] => {
    const show = shows.get(windows.at(-1 - age)?.slug ?? '');
    if (!show) throw new Error(`the sample has no show ${age} weeks old`);
    const edits = Edits.parse({ $schema: EDITS_SCHEMA, ...decide(show, guestAddresses(world)) });
    return [show.slug, editsText(edits)];
  });
  const wanted = texts.filter(([slug]) => digestOfEdits(folder, slug) === null);
  replaceFiles(
    folder,
    wanted.map(([slug, text]) => [editsPath(slug), text]),
  );
  return wanted.map(([slug]) => slug);
}

/** Has the status of a sample remember, by their lines, the edits that are the sample's own. */
export function claimEdits(folder: string, slugs: readonly Slug[]): void {
  const { value: status } = readStatus(folder);
  if (!status) throw new Error(`${folder} holds no sample`);
  const sample_edits = Object.fromEntries(
    slugs.toSorted().map((slug) => [slug, digestOfEdits(folder, slug) ?? '']),
  );
  replaceFiles(folder, [[STATUS_PATH, statusText({ ...status, sample_edits })]]);
}

/** Removes an older sample, and nothing but a sample: edits that somebody else wrote or changed stay. */
function clearSample(folder: string): void {
  const { value: status, problems } = readStatus(folder);
  if (problems.length > 0 || (status && status.source !== 'sample')) throw notASample(folder);
  if (!status && existsSync(join(folder, SHOWS_FOLDER))) throw notASample(folder);
  for (const slug of sampleEdits(folder, status)) rmSync(join(folder, editsPath(slug)));
  for (const path of [SHOWS_FOLDER, STATUS_PATH])
    rmSync(join(folder, path), { recursive: true, force: true });
}

function notASample(folder: string): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'not-a-sample',
    what: `${folder} holds an archive that is not the sample station; it was left alone.`,
    why: 'The sample would take its place, and a real archive cannot be made again.',
    next: 'Name another folder by AIRLOG_DATA, or move the archive away first.',
  });
}
