import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Sets an output of a step of GitHub Actions, of one line or many; elsewhere it does nothing. */
export function setOutput(name: string, text: string, file = process.env.GITHUB_OUTPUT): void {
  const end = randomUUID(); // A strange text cannot hold it, so it cannot set another output.
  if (file) appendFileSync(file, `${name}<<${end}\n${text}\n${end}\n`);
}
