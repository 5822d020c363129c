import { InvalidArgumentError } from 'commander';

/** The name of a folder as an option gives it. An empty one, of an unset variable, would be this folder. */
export function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected the name of a folder.');
  return text;
}
