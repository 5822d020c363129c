import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Edits } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Station } from '#domain/station.ts';
import { editsText } from '#snapshot/canonical.ts';
import { editsPath } from '#snapshot/layout.ts';
import { readStatus } from '#snapshot/read.ts';
import { folderStore } from '#snapshot/store.ts';
import { readWebSettings } from '#sources/soundcloud/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import { ORDINARY_WISH, sync } from '#sync/sync.ts';
import { startUpstream } from '../upstream/server.ts';
import { guestAddresses, SAMPLE_EDITS } from './edits.ts';
import { type Story, sampleStory } from './story.ts';

/** The sample lies in data/, wherever a test makes it again. */
const EDITS_SCHEMA = '../../schemas/edits.json';

/**
 * Fills a folder with the sample station: the real sync, run against the stand-in for a year and more
 * of invented weeks. The same station always gives the same bytes.
 *
 * @throws AirlogError `not-a-sample` when the folder holds a real archive
 */
export async function generateSample(station: Station, folder: string): Promise<{ syncs: number }> {
  clearSample(folder);
  const story = sampleStory(station);
  const upstream = await startUpstream(story.world);
  try {
    const settings = readWebSettings({
      ...upstream.env,
      SOUNDCLOUD_WEB_CLIENT_ID: upstream.manners.clientId,
    });
    const source: LikeSource = { ...soundCloudWeb(settings), name: 'sample' };
    const turns = [...story.turns];
    for (const now of story.syncs) {
      while (turns[0] && turns[0].at <= now)
        upstream.world = turns.shift()?.happen(upstream.world) ?? upstream.world;
      if (now === story.syncs.at(-1)) writeEdits(folder, station, story);
      await syncOnce(station, folder, source, now);
    }
  } finally {
    await upstream.close();
  }
  return { syncs: story.syncs.length };
}

async function syncOnce(station: Station, folder: string, source: LikeSource, now: Instant): Promise<void> {
  await sync({ station, source, store: folderStore(folder, station), now, wish: ORDINARY_WISH });
}

function writeEdits(folder: string, station: Station, { windows, world }: Story): void {
  const { shows } = folderStore(folder, station).read();
  for (const [age, decide] of SAMPLE_EDITS) {
    const show = shows.get(windows.at(-1 - age)?.slug ?? '');
    if (!show) throw new Error(`the sample has no show ${age} weeks old`);
    const path = join(folder, editsPath(show.slug));
    mkdirSync(dirname(path), { recursive: true });
    const edits = Edits.parse({ $schema: EDITS_SCHEMA, ...decide(show, guestAddresses(world)) });
    writeFileSync(path, editsText(edits));
  }
}

/** Removes an older sample, and nothing but a sample. */
function clearSample(folder: string): void {
  const { value: status, problems } = readStatus(folder);
  if (problems.length > 0 || (status && status.source !== 'sample')) throw notASample(folder);
  if (!status && existsSync(join(folder, 'shows'))) throw notASample(folder);
  for (const slug of status?.sample_edits ?? []) rmSync(join(folder, editsPath(slug)), { force: true });
  for (const path of ['shows', 'status.json']) rmSync(join(folder, path), { recursive: true, force: true });
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
