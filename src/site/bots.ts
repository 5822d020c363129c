/// <reference types="astro/client" />

/** A program that a page shows whole. */
interface Bot {
  language: string;
  /** How it is started, before the site's address and a position. */
  command: string;
  source: string;
}

const SOURCES = import.meta.glob<string>('/examples/track.*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The bots of examples/ as the page for programs shows them. */
export const bots: readonly Bot[] = [
  { language: 'Shell', command: 'sh track.sh', source: sourceOf('track.sh') },
  { language: 'Python', command: 'python3 track.py', source: sourceOf('track.py') },
  { language: 'TypeScript', command: 'node track.ts', source: sourceOf('track.ts') },
];

function sourceOf(name: string): string {
  const source = SOURCES[`/examples/${name}`];
  if (source === undefined) throw new Error(`examples/ has no ${name}`);
  return source;
}
