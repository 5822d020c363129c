import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Beside the modules, which the workflow keeps: the next run does not compile what it starts with again.
const directory = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
module.enableCompileCache?.({ directory, portable: true });
