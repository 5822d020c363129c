import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/values/folders.ts';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { contentOf } from './content.ts';
import { openDatabase } from './read.ts';
import { writeDatabase } from './write.ts';

/** What people see of each view, a line a row, its cells between bars. */
const VIEWS = {
  'All shows': [
    'Show | Title | Tracks | Length | Begins (UTC) | Notes',
    '2026-03-11 |  | 3 | 0:04:01 | 2026-03-12T02:00:00Z | ',
    '2026-03-04 |  | 2 | 0:06:00 | 2026-03-05T03:00:00Z | ',
    '2026-02-25 | The Silent Night | 0 |  | 2026-02-26T03:00:00Z | The power failed.',
    '2026-01-07 |  | 2 | 0:06:00 | 2026-01-08T03:00:00Z | ',
    '2025-12-24 |  | 3 | 1:29:45 | 2025-12-25T03:00:00Z | ',
  ],
  'All plays': [
    'Show | No. | Title | Artist | Length | Genre | Liked (UTC) | Note | Link',
    '2026-03-11 | 1 | Track 5 | Zoé | 0:03:00 | Ambient | 2026-03-11T12:00:00Z |  | https://soundcloud.com/somebody/track-5',
    '2026-03-11 | 2 | Track 2, renamed | Bo | 0:01:01 | Techno | 2026-03-11T12:00:01Z |  | https://soundcloud.com/somebody/track-2',
    '2026-03-11 | 3 | by-the-door | guest |  |  |  | added by hand | https://soundcloud.com/guest/by-the-door',
    '2026-03-04 | 1 | Track 1 | ZOE | 0:03:00 | house | 2026-03-04T12:00:00Z |  | https://soundcloud.com/somebody/track-1',
    '2026-03-04 | 2 | Track 4 | Zoë | 0:03:00 | Techno | 2026-03-04T12:00:01Z |  | https://soundcloud.com/somebody/track-4',
    '2026-01-07 | 1 | Track 1 | Zoë | 0:03:00 | House | 2026-01-07T12:00:00Z |  | https://soundcloud.com/somebody/track-1',
    '2026-01-07 | 2 | Track 3 | Cy | 0:03:00 | Drone | 2026-01-07T12:00:01Z |  | https://soundcloud.com/somebody/track-3',
    '2025-12-24 | 1 | Track 1 | Zoë | 0:03:00 | House | 2025-12-24T12:00:00Z |  | https://soundcloud.com/somebody/track-1',
    '2025-12-24 | 2 | Track 3 | Cy | 0:03:00 | Drone | 2025-12-24T12:00:01Z |  | https://soundcloud.com/somebody/track-3',
    '2025-12-24 | 3 | Track 2 | Bo | 1:23:45 | Techno | 2025-12-24T12:00:02Z |  | https://soundcloud.com/somebody/track-2',
  ],
  'Played more than once': [
    'Plays | Title | Artist | First show | Last show | Link',
    '3 | Track 1 | ZOE | 2025-12-24 | 2026-03-04 | https://soundcloud.com/somebody/track-1',
    '2 | Track 2, renamed | Bo | 2025-12-24 | 2026-03-11 | https://soundcloud.com/somebody/track-2',
    '2 | Track 3 | Cy | 2025-12-24 | 2026-01-07 | https://soundcloud.com/somebody/track-3',
  ],
  'All artists': [
    'Artist | Plays | Tracks | First show | Last show | Link',
    'Zoé | 5 | 3 | 2025-12-24 | 2026-03-11 | https://soundcloud.com/zoe',
    'Bo | 2 | 1 | 2025-12-24 | 2026-03-11 | https://soundcloud.com/somebody',
    'Cy | 2 | 1 | 2025-12-24 | 2026-01-07 | https://soundcloud.com/somebody',
    'guest | 1 | 1 | 2026-03-11 | 2026-03-11 | ',
  ],
  'No longer on SoundCloud': [
    'Show | No. | Title | Artist | Length',
    '2026-01-07 | 2 | Track 3 | Cy | 0:03:00',
    '2025-12-24 | 2 | Track 3 | Cy | 0:03:00',
  ],
  'What changed': [
    'Show | Seen (UTC) | What | Title | Artist | By | Why',
    '2026-03-11 | 2026-03-11T12:00:00Z | added | Track 5 | Zoé | sync | ',
    '2026-03-11 | 2026-03-11T12:00:01Z | added | Track 2, renamed | Bo | sync | ',
    '2026-03-11 |  | added | by-the-door | guest | a person | played from a record',
    '2026-03-04 | 2026-03-04T12:00:00Z | added | Track 1 | ZOE | sync | ',
    '2026-03-04 | 2026-03-06T00:00:00Z | added | Track 4 | Zoë | sync | ',
    '2026-01-07 | 2026-01-07T12:00:00Z | added | Track 1 | Zoë | sync | ',
    '2026-01-07 | 2026-01-07T12:00:01Z | added | Track 3 | Cy | sync | ',
    '2026-01-07 | 2026-03-14T00:00:00Z | gone | Track 3 | Cy | sync | ',
    '2025-12-24 | 2025-12-24T12:00:00Z | added | Track 1 | Zoë | sync | ',
    '2025-12-24 | 2025-12-24T12:00:01Z | added | Track 3 | Cy | sync | ',
    '2025-12-24 | 2026-03-14T00:00:00Z | gone | Track 3 | Cy | sync | ',
    '2025-12-24 | 2025-12-24T12:00:02Z | added | Track 2 | Bo | sync | ',
  ],
};

test('the database shows people its tables in words', () => {
  const path = join(temporaryFolder(), 'catalog_read.db');
  writeDatabase(path, contentOf(catalogOfRepeats()));
  const database = openDatabase(path);
  const views = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'view'`).pluck().all();
  const linesOf = (view: string) => {
    const rows = database.prepare(`SELECT * FROM "${view}"`);
    const names = rows.columns().map(({ name }) => name);
    return [names, ...(rows.raw().all() as unknown[][])].map((cells) => cells.join(' | '));
  };
  expect(Object.fromEntries((views as string[]).map((view) => [view, linesOf(view)]))).toEqual(VIEWS);
});
