import './require-node-24.ts';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { loadCatalog } from '#site/catalog.ts';
import { writeRelease } from '#snapshot/release.ts';

await run(
  new Command('export')
    .description('Write the catalog’s database and its manifest into a folder')
    .requiredOption('--out <folder>', 'folder to write catalog_read.db and manifest.json into')
    .action(({ out }: { out: string }) => {
      const { snapshot_id, files } = writeRelease(out, loadCatalog());
      for (const file of files)
        console.log(`${out}/${file.path}: ${file.bytes} bytes, SHA-256 ${file.sha256}`);
      console.log(`${out}/manifest.json: snapshot ${snapshot_id}`);
    }),
);
