import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../scripts/build/files-below.ts';

/** Reads all files of a folder, then writes them below another: what any generator needs at least. */
const [from = '', to = ''] = process.argv.slice(2);
const files = filesBelow(from).map((path) => [join(to, path), readFileSync(join(from, path))] as const);
const started = performance.now();
for (const folder of new Set(files.map(([path]) => dirname(path)))) mkdirSync(folder, { recursive: true });
for (const [path, bytes] of files) writeFileSync(path, bytes);
console.log(performance.now() - started);
