import { z } from 'zod';
import { inFigures } from './in-figures.ts';
import { Text, visible } from './text.ts';
import { TrackId } from './track.ts';
import { TrackAddress } from './track-address.ts';

const reason = visible(Text).describe('Why, for whoever reads the edit later');
const position = z.int().min(1);

const AddEdit = z
  .strictObject({
    add: TrackAddress,
    position: position
      .optional()
      .describe('Place in the lineup; without one, where a like of that moment would stand'),
    reason,
  })
  .describe('Adds a track that was played but never liked');

const RemoveEdit = z
  .strictObject({ remove: TrackId.describe('The track to take out'), reason })
  .describe('Takes a track out of the lineup');

const MoveEdit = z
  .strictObject({
    move: TrackId.describe('The track to move'),
    position: position.describe('Its place afterwards'),
    reason,
  })
  .describe('Moves a track to another place');

const CorrectEdit = z
  .strictObject({
    correct: TrackId.describe('The track to correct'),
    title: visible(Text).optional().describe('The right title'),
    artist: visible(Text).optional().describe('The right artist'),
    reason,
  })
  .refine((edit) => edit.title !== undefined || edit.artist !== undefined, {
    error: 'expected a title, an artist, or both',
  })
  .describe('Corrects what SoundCloud says of a track');

export const LineupEdit = z
  .union([AddEdit, RemoveEdit, MoveEdit, CorrectEdit], {
    error: 'expected exactly one of add, remove, move, correct',
  })
  .describe('One decision of a person about the lineup');
export type LineupEdit = z.infer<typeof LineupEdit>;

/** Ten pages of a book. Some Markdown takes four times as long to render when it is twice as long. */
const LONGEST_NOTES = 20_000;

const Notes = z
  .string()
  .max(LONGEST_NOTES, { error: `expected at most ${inFigures(LONGEST_NOTES)} characters` });

/** People's decisions about one show, as `data/edits/<slug>.json` holds them, in the order they apply. */
export const Edits = z
  .strictObject({
    $schema: z.string().optional().describe('For editors: where the schema of this file lies'),
    title: visible(Text).optional().describe('A title for the show'),
    notes: visible(Notes).optional().describe('Show notes in Markdown'),
    reasons: z
      .strictObject({ title: reason.optional(), notes: reason.optional() })
      .optional()
      .describe('Why the show has this title and these notes'),
    lineup: z.array(LineupEdit).default([]).describe('Changes to the lineup, applied in order'),
  })
  .describe('What people decided about one show');
export type Edits = z.infer<typeof Edits>;

/** The edits of one show and the file that holds them. */
export interface EditsFile {
  slug: string;
  /** Path as an error names it. */
  file: string;
  edits: Edits;
}
