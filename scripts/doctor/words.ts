import { count } from '#domain/in-figures.ts';
import { problemText } from '#domain/problems.ts';
import type { Finding } from './finding.ts';

const SIGNS = { well: '✓', missing: '✗', unknown: '?' };
const INDENT = ' '.repeat(15);

/** What one look came to, with what to do next below it. */
export function paragraph(subject: string, { verdict, words, next, problems = [] }: Finding): string {
  const lines = [
    `${SIGNS[verdict]} ${subject.padEnd(INDENT.length - 2)}${words}`,
    ...problems.map((problem) => `${INDENT}${problemText(problem)}`),
    ...(next ? [`${INDENT}Next: ${next}`] : []),
  ];
  return lines.join('\n');
}

/** What all looks come to, in a sentence or two. */
export function verdictOf(findings: readonly Finding[]): string {
  const number = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const open = number('unknown');
  const unasked = open > 0 ? ` ${count(open, 'question')} could not be asked: see the marks “?”.` : '';
  const wrong = number('missing');
  if (wrong === 0)
    return `${open > 0 ? 'Nothing is missing as far as could be seen.' : 'All is well.'}${unasked}`;
  return `${count(wrong, 'thing')} ${wrong === 1 ? 'is' : 'are'} missing; begin with the first.${unasked}`;
}
