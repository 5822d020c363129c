import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { count } from '#domain/in-figures.ts';
import { replaceFiles } from '#snapshot/write.ts';
import { SCHEMAS_FOLDER, schemaFiles } from './console/schema-files.ts';

await run(
  new Command('schemas')
    .description('Write the JSON Schemas of data/ and of the station into schemas/, for editors')
    .action(() => {
      const changed = replaceFiles(SCHEMAS_FOLDER, schemaFiles());
      console.log(`${count(changed, 'schema')} changed in ${SCHEMAS_FOLDER}/.`);
    }),
);
