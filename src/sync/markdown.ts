import type { Line, SyncReport } from './report.ts';
import { CHAPTERS, closingLines, headline } from './words.ts';

/** A job's summary has room; ten thousand lines of a first run are still too many. */
const LONGEST_TABLE = 200;

/** The report as Markdown, for the summary of a job. */
export function reportMarkdown(report: SyncReport): string {
  const tables = CHAPTERS.flatMap(([key, , , words]) => table(words, report[key]));
  const guests = table('added by an edit', report.guests);
  const warnings = report.warnings.map((warning) => `- ⚠ ${escapeMarkdown(warning)}`);
  return `${[`### ${headline(report)}`, ...tables, ...guests, ...closingLines(report), ...warnings].join('\n\n')}\n`;
}

function table(words: string, lines: readonly Omit<Line, 'track_id'>[]): string[] {
  if (lines.length === 0) return [];
  const rows = lines
    .slice(0, LONGEST_TABLE)
    .map(({ slug, artist, title }) => `| ${slug} | ${escapeMarkdown(artist)} | ${escapeMarkdown(title)} |`);
  const rest = lines.length - rows.length;
  const caption = `**${lines.length} ${words}**${rest > 0 ? `, the first ${rows.length} of them` : ''}`;
  return [`${caption}\n\n| Show | Artist | Title |\n| --- | --- | --- |\n${rows.join('\n')}`];
}

/** Before what GitHub would take for an account or an issue: `@name`, `#12`, `GH-12`. */
const REFERENCE = /[@#]|\bGH-/gi;
const ZERO_WIDTH_SPACE = '\u200B';

/** What turns words around, those of ours too that follow. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Text of strangers as text: nothing in it may become markup, a link, a mention, another line or words in
 * another order. Colons and dots are signs too, since bare addresses become links. Mentions and numbers of
 * issues are looked for after signs were decoded, so a space that nobody sees follows those that begin one.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(TURNS, '')
    .replace(REFERENCE, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/[\\`*_{}[\]()#+!|<>~@&:.-]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
