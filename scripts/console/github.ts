import { randomUUID } from 'node:crypto';
import type { AirlogError } from '#domain/errors.ts';
import type { Variables } from '#domain/variables.ts';
import type { SyncReport } from '#sync/report.ts';
import { escapeMarkdown, reportMarkdown } from '#sync/markdown.ts';
import { addToJobFile } from './job-file.ts';
import { lineInFile } from './place-in-file.ts';

// The protocol is GitHub's "Workflow commands": lines on either output stream, and files that are appended to.

/** Tells GitHub Actions what a sync did: warnings, the job's summary, and outputs for steps that a station adds. */
export function tellGitHub(report: SyncReport, env: Variables = process.env): void {
  if (isGitHub(env)) for (const warning of report.warnings) warn(warning, env);
  addToSummary(reportMarkdown(report), env);
  const { changed, written, added, removed, source } = report;
  const outputs = { changed, written: written > 0, added: added.length, removed: removed.length, source };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  addToJobFile('GITHUB_OUTPUT', lines.join(''), env);
}

/** Tells GitHub Actions what went wrong: an annotation at each place, and the job's summary. */
export function tellGitHubError(error: AirlogError, env: Variables = process.env): void {
  if (!isGitHub(env)) return;
  const title = `airlog: ${error.code}`;
  console.error(command('error', { title }, `${error.message} ${error.why} ${error.next}`));
  for (const { file, pointer, message } of error.problems) {
    const line = lineInFile(file, pointer);
    const place = { file, ...(line && { line: String(line) }), title };
    console.error(command('error', place, `${pointer} ${message}`.trim()));
  }
  addToSummary(errorMarkdown(error), env);
}

/** What went wrong may quote an answer of SoundCloud or a file; what to do next is our own words. */
function errorMarkdown({ message, code, why, next, problems }: AirlogError): string {
  const places = problems.map(
    ({ file, pointer, message: told }) => `- ${escapeMarkdown(`${file} ${pointer}: ${told}`)}\n`,
  );
  return [
    `### ${escapeMarkdown(message)}\n\n`,
    ...places,
    `\n${escapeMarkdown(why)}\n\n**Next:** ${next} (\`${code}\`)\n`,
  ].join('');
}

/**
 * Text for the log. GitHub obeys what looks like a workflow command in it, and titles are strangers'
 * text, so commands are switched off around it by a word that nobody can guess.
 */
export function inLog(text: string, env: Variables = process.env): string {
  if (!isGitHub(env)) return text;
  const word = randomUUID();
  return `::stop-commands::${word}\n${text}\n::${word}::`;
}

/** What {@link inLog} writes around a text, with the text; or another command, which has a line. */
const FOR_THE_RUNNER =
  /(?<![^\n])::(?:stop-commands::(?<word>[^\n]+)\n(?<text>.*?)\n::\k<word>::(?![^\n])|[^\n]*\n?)/gs;

/** What a log of ours tells people: the texts of {@link inLog} as they were, and no command. */
export function wordsInLog(log: string): string {
  return log.replace(FOR_THE_RUNNER, '$<text>');
}

/** JSON in which nothing looks like a workflow command, and that says the same. */
export function jsonInLog(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('##[', '#\\u0023[');
}

/** Says something that is no failure: an annotation on GitHub, a line elsewhere. */
export function warn(words: string, env: Variables = process.env): void {
  console.error(isGitHub(env) ? command('warning', {}, words) : `Warning: ${words}`);
}

/** Adds Markdown to the summary of the job, where there is one. */
export function addToSummary(markdown: string, env: Variables = process.env): void {
  addToJobFile('GITHUB_STEP_SUMMARY', markdown, env);
}

function isGitHub(env: Variables): boolean {
  return env.GITHUB_ACTIONS === 'true';
}

function command(name: 'error' | 'warning', properties: Record<string, string>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name}${pairs.length > 0 ? ` ${pairs.join(',')}` : ''}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
