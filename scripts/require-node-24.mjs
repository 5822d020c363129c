// The first import of every entry: what follows is not evaluated on an older Node. `--import` in package.json
// brings it also to one that could not read the entry, or link what it imports.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `airlog needs Node 24 or newer; this is Node ${process.versions.node}.\n` +
      'Older versions crash in the database library without a word.\n' +
      'Run it through npm (`npm run …` brings Node 24 on Linux), or install the version in .nvmrc.',
  );
  process.exit(2);
}
