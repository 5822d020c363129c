import './require-node-24.mjs';
import { run } from './console/command.ts';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { knownSnapshot, MANIFEST_FILE } from '#snapshot/manifest.ts';
import { OUT_FOLDER } from './build/out-folder.ts';
import { liveText } from './workflow/live-site.ts';

await run(
  new Command('previous')
    .description(
      'Put the live site’s manifest into dist/, in place of any other, so that the next build can name the snapshot before its own; without one the build names none',
    )
    .action(async () => {
      const text = await liveText(MANIFEST_FILE);
      const place = join(OUT_FOLDER, MANIFEST_FILE);
      mkdirSync(OUT_FOLDER, { recursive: true });
      rmSync(place, { force: true, recursive: true });
      if (text !== null) writeFileSync(place, text);
      const known = text === null ? null : knownSnapshot(OUT_FOLDER);
      console.log(
        known ? `Published now: snapshot ${known.snapshot_id}.` : 'The live site tells no snapshot.',
      );
    }),
);
