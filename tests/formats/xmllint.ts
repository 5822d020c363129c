import { spawnSync } from 'node:child_process';
import { without } from '#tests/values/programs.ts';

export const withoutXmllint = without('xmllint');

/** What libxml2 has to say against a document, by a RELAX NG grammar where one is named; '' is nothing. */
export function complaintsOf(document: string, grammar?: string): string {
  const judged = grammar === undefined ? [] : ['--relaxng', grammar];
  const { stderr, error } = spawnSync('xmllint', ['--noout', ...judged, '-'], {
    input: document,
    encoding: 'utf8',
  });
  if (error) throw error;
  // A prefix without a namespace is an error to it, and yet it ends with 0.
  return stderr.replace(/^- validates\n$/, '');
}
