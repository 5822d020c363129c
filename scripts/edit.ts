import './require-node-24.mjs';
import { run } from './console/command.ts';
import { inLog } from './console/github.ts';
import { Command, InvalidArgumentError } from 'commander';
import {
  type Amendment,
  adding,
  correcting,
  moving,
  positionMeant,
  removing,
  telling,
} from './edit/amendments.ts';
import { applyEdit } from './edit/apply-edit.ts';
import { editText } from './edit/edit-text.ts';

const SHOW = 'date of the show (2026-03-11) or address of its page, or current, or latest';
const TRACK = 'place in the show, SoundCloud number, or address of the track';
const DASH = 'before what begins with a dash, as a list does, put another --';
const REASON = 'why, for whoever reads the edit later';

interface Why {
  reason: string;
}

const command = new Command('edit').description(
  'Correct a show: writes data/edits, which no sync ever touches, and shows the lineup before and after',
);

command
  .command('add')
  .description('add a track that was played but never liked')
  .argument('<show>', SHOW)
  .argument('<address>', 'address of the track, https://soundcloud.com/artist/track')
  .option('--position <number>', 'its place in the show', placeNumber)
  .requiredOption('--reason <text>', REASON)
  .action((show: string, address: string, { position, reason }: Why & { position?: number }) =>
    edit(show, adding(address, position, reason)),
  );

command
  .command('remove')
  .description('take out a track that was not played')
  .argument('<show>', SHOW)
  .argument('<track>', TRACK)
  .requiredOption('--reason <text>', REASON)
  .action((show: string, track: string, { reason }: Why) => edit(show, removing(track, reason)));

command
  .command('move')
  .description('move a track to another place')
  .argument('<show>', SHOW)
  .argument('<track>', TRACK)
  .argument('<position>', 'its place afterwards', placeNumber)
  .requiredOption('--reason <text>', REASON)
  .action((show: string, track: string, position: number, { reason }: Why) =>
    edit(show, moving(track, position, reason)),
  );

command
  .command('correct')
  .description('correct the title or the artist of a track, or both')
  .argument('<show>', SHOW)
  .argument('<track>', TRACK)
  .option('--title <text>', 'the right title')
  .option('--artist <text>', 'the right artist')
  .requiredOption('--reason <text>', REASON)
  .action((show: string, track: string, { reason, ...right }: Why & { title?: string; artist?: string }) =>
    edit(show, correcting(track, right, reason)),
  );

command
  .command('title')
  .description('give the show a title; an empty text takes it away')
  .argument('<show>', SHOW)
  .argument('<text>', `the title; ${DASH}`)
  .option('--reason <text>', REASON)
  .action((show: string, title: string, { reason }: Partial<Why>) =>
    edit(show, telling('title', title, reason)),
  );

command
  .command('notes')
  .description('give the show notes; an empty text takes them away')
  .argument('<show>', SHOW)
  .argument('<markdown>', `the notes; ${DASH}`)
  .option('--reason <text>', REASON)
  .action((show: string, notes: string, { reason }: Partial<Why>) =>
    edit(show, telling('notes', notes, reason)),
  );

await run(command);

async function edit(show: string, amendment: Amendment): Promise<void> {
  console.log(inLog(editText(await applyEdit(show, amendment))));
}

function placeNumber(text: string): number {
  const position = positionMeant(text);
  if (position === null) throw new InvalidArgumentError('Expected a position: 1, 2, 3 …');
  return position;
}
