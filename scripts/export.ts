import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { count } from '#domain/in-figures.ts';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { demandApartFromData } from './console/apart-from-data.ts';
import { folderName } from './console/folder-name.ts';
import { exportRelease } from './export/export-release.ts';

await run(
  new Command('export')
    .description('Write the catalog’s database, its JSON documents and their manifest into a folder')
    .requiredOption(
      '--out <folder>',
      'required: the folder to write catalog_read.db, manifest.json and the documents into',
      folderName,
    )
    .action(({ out }: { out: string }) => {
      demandApartFromData(out, environment().folder);
      const { snapshot_id, files } = exportRelease(out, loadCatalog());
      const [database, ...documents] = files;
      console.log(`${out}/${database?.path}: ${database?.bytes} bytes, SHA-256 ${database?.sha256}`);
      console.log(
        `${out}/manifest.json: snapshot ${snapshot_id}, with ${count(documents.length, 'document')}`,
      );
    }),
);
