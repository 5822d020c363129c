import type { AppliedEdit } from './apply-edit.ts';
import { lineupDiff } from './lineup-diff.ts';

/** What an edit did, for the terminal. */
export function editText({ file, fate, before, after }: AppliedEdit): string {
  const { slug } = after;
  if (fate === 'unchanged')
    return `${slug} stays as it is: this edit changes nothing, so it was not written.`;
  const what = fate === 'written' ? `written to ${file}` : `nothing is left to say, so ${file} is gone`;
  return `${slug}, ${what}:\n${lineupDiff(before, after)}`;
}
