import type { CatalogShow } from '#domain/catalog.ts';
import { count } from '#domain/in-figures.ts';
import { escapeMarkdown } from '#sync/markdown.ts';
import { type Quote, showChanges } from './show-changes.ts';

/** A change of code can touch every show: a page of words is enough to see that. */
const MOST_SHOWS = 60;
const MOST_SENTENCES = 30;

/** Newest show first. */
export type ShowList = readonly CatalogShow[];

/** What became of an archive, in words for the terminal. */
export function changesText(before: ShowList, after: ShowList): string {
  const plain: Quote = (text) => `“${text}”`;
  const { shows, more } = archiveChanges(before, after, plain);
  if (shows.length === 0) return 'The archive stays as it is.';
  return [...shows.map(({ slug, sentences }) => `${slug}: ${sentences.join('; ')}`), ...more].join('\n');
}

/** The same as Markdown, for the summary of a job or a pull request. */
export function changesMarkdown(before: ShowList, after: ShowList): string {
  const safe: Quote = (text) => `“${escapeMarkdown(text)}”`;
  const { shows, more } = archiveChanges(before, after, safe);
  if (shows.length === 0) return 'The archive stays as it is.\n';
  const chapters = shows.map(
    ({ slug, sentences }) => `**${slug}**\n\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`,
  );
  return `${[...chapters, ...more].join('\n\n')}\n`;
}

function archiveChanges(
  before: ShowList,
  after: ShowList,
  quote: Quote,
): { shows: { slug: string; sentences: string[] }[]; more: string[] } {
  const old = new Map(before.map((show) => [show.slug, show]));
  const now = new Map(after.map((show) => [show.slug, show]));
  const slugs = [...new Set([...old.keys(), ...now.keys()])].sort().reverse();
  const changed = slugs
    .map((slug) => ({ slug, sentences: showChanges(old.get(slug) ?? null, now.get(slug) ?? null, quote) }))
    .filter(({ sentences }) => sentences.length > 0);
  const rest = changed.length - MOST_SHOWS;
  return {
    shows: changed
      .slice(0, MOST_SHOWS)
      .map(({ slug, sentences }) => ({ slug, sentences: shortened(sentences) })),
    more: rest > 0 ? [`… and ${count(rest, 'more show')}.`] : [],
  };
}

function shortened(sentences: readonly string[]): string[] {
  const rest = sentences.length - MOST_SENTENCES;
  return rest > 0
    ? [...sentences.slice(0, MOST_SENTENCES), `and ${count(rest, 'more change')}`]
    : [...sentences];
}
