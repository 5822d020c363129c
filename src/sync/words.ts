import { count } from '#domain/in-figures.ts';
import { isVisible } from '#domain/text.ts';
import type { Line, SyncReport } from './report.ts';

/** Lists longer than this are cut: a first run finds thousands. */
const LONGEST_LIST = 20;

const IN_A_ROW = new Intl.ListFormat('en');

/** The kinds of finding: field of the report, sign, of what, words. */
export const CHAPTERS = [
  ['added', '+', 'like', 'added'],
  ['returned', '+', 'track', 'back'],
  ['moved', '→', 'like', 'moved to the week of their date'],
  ['removed', '−', 'like', 'unliked, removed'],
  ['gone', '✕', 'track', 'gone from SoundCloud, kept'],
  ['updated', '~', 'track', 'changed on SoundCloud'],
] as const;

/** The report for people. */
export function reportText(report: SyncReport): string {
  const chapters = CHAPTERS.flatMap(([key, ...words]) => chapter(words, report[key]));
  const guests = report.guests.map(
    (guest) => `  + ${guest.slug}  ${guest.artist} – ${guest.title} (added by an edit)`,
  );
  const warnings = report.warnings.map((warning) => `Warning: ${warning}`);
  return [headline(report), ...chapters, ...guests, ...closingLines(report), ...warnings].join('\n');
}

export function headline({ changed, dry_run, current_show }: SyncReport): string {
  if (!changed) return `No news: the archive holds all that SoundCloud shows. Current show: ${current_show}.`;
  const what = dry_run ? 'This would change (dry run, nothing was written)' : 'The archive has changed';
  return `${what}. Current show: ${current_show}.`;
}

function chapter([sign, noun, words]: [string, string, string], lines: readonly Line[]): string[] {
  if (lines.length === 0) return [];
  const shows = new Set(lines.map((line) => line.slug)).size;
  const listed = lines.slice(0, LONGEST_LIST).map((line) => `  ${sign} ${line.slug}  ${nameOf(line)}`);
  const rest = lines.length - listed.length;
  return [
    `${count(lines.length, noun)} ${words}, in ${count(shows, 'show')}:`,
    ...listed,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

/** Some tracks have a name of which nothing is seen, and some no artist. */
function nameOf({ artist, title, track_id }: Line): string {
  const name = isVisible(title) ? title : `track ${track_id}`;
  return isVisible(artist) ? `${artist} – ${name}` : name;
}

/** What a sync tells after its findings. */
export function closingLines(report: SyncReport): string[] {
  return [...droppedLine(report), ...carefulLine(report), readingLine(report), ...lateLine(report)];
}

function droppedLine({ shows_dropped: dropped }: SyncReport): string[] {
  if (dropped.length === 0) return [];
  return [
    `${count(dropped.length, 'show')} left the archive, later than the last one: ${dropped.join(', ')}.`,
  ];
}

/** What a look at the links did, where there was one. */
function carefulLine({ links_checked }: SyncReport): string[] {
  const cared = links_checked.length;
  return cared > 0 ? [`Looked up all tracks of ${count(cared, 'final show')}.`] : [];
}

function readingLine({ hosts, likes_seen, pages, requests, coverage, source }: SyncReport): string {
  const reach = coverage === null ? 'the whole history' : `back to ${coverage}`;
  const effort = `${count(pages, 'page')}, ${count(requests, 'request')}`;
  const likes = `${count(likes_seen, 'like')} of ${IN_A_ROW.format(hosts)}`;
  return `Read ${likes} on ${effort}, ${reach} (source: ${source}).`;
}

/** What the host liked after the last show of all, where there was one. */
function lateLine({ likes_of_no_show, current_show }: SyncReport): string[] {
  if (likes_of_no_show === 0) return [];
  return [
    `${count(likes_of_no_show, 'like')} came after the last show, of ${current_show}: they make no show.`,
  ];
}
