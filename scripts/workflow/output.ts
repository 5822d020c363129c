import { randomUUID } from 'node:crypto';
import type { Variables } from '#domain/variables.ts';
import { addToJobFile } from '../console/job-file.ts';

/**
 * Characters. A later step gets an output as a variable of its environment, for which Linux has 128 KiB,
 * and an issue of GitHub takes 65,536.
 */
const LONGEST_OUTPUT = 8_000;

/**
 * Sets an output of a step of GitHub Actions, of one line or many; elsewhere it does nothing. Of a text
 * that is too long, the last 8,000 characters are kept: the end of a log says most.
 */
export function setOutput(name: string, text: string, env: Variables = process.env): void {
  const end = randomUUID(); // A strange text cannot hold it, so it cannot set another output.
  addToJobFile('GITHUB_OUTPUT', `${name}<<${end}\n${text.trim().slice(-LONGEST_OUTPUT)}\n${end}\n`, env);
}
