import { normalize } from 'node:path';
import { InvalidArgumentError } from 'commander';

/**
 * The name of a folder as an option gives it. An empty one, of an unset variable, would be this folder. One
 * that leads through folders that are not there, `nowhere/../data`, becomes what it means.
 */
export function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected the name of a folder.');
  return normalize(text);
}
