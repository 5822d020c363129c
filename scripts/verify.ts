import './require-node-24.mjs';
import { run } from './console/command.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { ManifestDocument } from '#domain/api.ts';
import { count } from '#domain/in-figures.ts';
import { downloadProgress } from './verify/progress.ts';
import { downloadRelease, folderOrSite } from './verify/place.ts';
import { verifyFolder } from './verify/verify-folder.ts';

await run(
  new Command('verify')
    .description(
      'Check a published archive: sizes, hashes, counts, the database’s soundness, and that it says what the JSON says',
    )
    .argument('<place>', 'address of a site, https://user.github.io/repo/, or a folder such as dist')
    .action(async (place: string) => {
      const { site, folder } = folderOrSite(place);
      console.log(wordsOf(site === null ? verifyFolder(folder, place) : await verifySite(site)));
    }),
);

async function verifySite(site: string): Promise<ManifestDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-verify-'));
  const progress = downloadProgress();
  try {
    await downloadRelease(site, folder, progress);
    progress.stop();
    return verifyFolder(folder, site);
  } finally {
    progress.stop();
    rmSync(folder, { recursive: true });
  }
}

function wordsOf({ snapshot_id, generated_for, counts, files: vouched }: ManifestDocument): string {
  const { shows, tracks, plays, artists, files, covers } = counts;
  return [
    `Snapshot ${snapshot_id}, for ${generated_for}`,
    `✓ ${count(vouched.length, 'file')} of the sizes and hashes that the manifest tells`,
    '✓ a sound database: its pages, its references, its indexes of words',
    `✓ ${count(shows, 'show')}, ${count(plays, 'play')} of ${count(tracks, 'track')} by ${count(artists, 'artist')}, ${count(files, 'file')}, ${count(covers, 'cover')}: as counted`,
    '✓ the database says what the JSON documents say',
  ].join('\n');
}
