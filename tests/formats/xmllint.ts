import { spawnSync } from 'node:child_process';
import { without } from '#tests/values/programs.ts';

export const withoutXmllint = without('xmllint');

/** What libxml2 has to say against a document, by a RELAX NG grammar where one is named; '' is nothing. */
export function complaintsOf(document: string, grammar?: string): string {
  const judged = grammar === undefined ? [] : ['--relaxng', grammar];
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', ...judged, '-'], {
    input: document,
    encoding: 'utf8',
  });
  if (error) throw error;
  return status === 0 ? '' : stderr;
}
