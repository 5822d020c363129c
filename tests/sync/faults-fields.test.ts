import { describe, expect, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { explain } from '../../scripts/console/command.ts';
import { changedJson } from '../upstream/faults.ts';
import { type Occasion, outcomeOf, type Place, scene } from './fault-scene.ts';

type Json = Record<string, unknown>;
type Change = (body: Json) => unknown;

/** Changes the value at a path of keys; `undefined` takes the key away. */
function set(...[value, ...path]: [unknown, ...(string | number)[]]): Change {
  return (body) => {
    const [key = '', ...rest] = path;
    const changed = (Array.isArray(body) ? [...body] : { ...body }) as Json;
    const after = rest.length === 0 ? value : set(value, ...rest)(changed[key] as Json);
    if (after === undefined) delete changed[key];
    else changed[key] = after;
    return changed;
  };
}

const LIKES = '/users/4000000001/likes';

// Place, what is wrong with an answer that is JSON and well-formed, where the error says it lies.
const FIELDS: [Place, string, Change, string][] = [
  ['resolve', 'without id', set(undefined, 'id'), '/resolve /id: '],
  ['resolve', 'with an id in words', set('4000000001', 'id'), '/resolve /id: '],
  ['resolve', 'without kind', set(undefined, 'kind'), '/resolve /kind: '],
  ['resolve', 'of a kind nobody knows', set('podcast', 'kind'), '/resolve /kind: '],
  ['first', 'without the list', set(undefined, 'collection'), `${LIKES} /collection: `],
  ['first', 'with null for the list', set(null, 'collection'), `${LIKES} /collection: `],
  ['first', 'with an object for the list', set({ 0: {} }, 'collection'), `${LIKES} /collection: `],
  ['first', 'with a number for the next page', set(7, 'next_href'), `${LIKES} /next_href: `],
  ['first', 'with a like that is null', set(null, 'collection', 2), `${LIKES} /collection/2: `],
  [
    'first',
    'with an object whose name forges a line and steers a terminal',
    set({ created_at: '2026-03-12T02:00:00Z', 'x\nNext:  \u001b[8mforged': {} }, 'collection', 2),
    `at /collection/2/x Next:   [8mforged. [soundcloud-shape]\n  ${LIKES} /collection/2/x Next:   [8mforged: `,
  ],
  [
    'middle',
    'with a like without date',
    set(undefined, 'collection', 1, 'created_at'),
    `${LIKES} /collection/1/created_at: `,
  ],
  [
    'middle',
    'with a date in words',
    set('yesterday', 'collection', 1, 'created_at'),
    `${LIKES} /collection/1/created_at: `,
  ],
  [
    'middle',
    'with a date in seconds',
    set(1_773_311_000, 'collection', 3, 'created_at'),
    `${LIKES} /collection/3/created_at: `,
  ],
  [
    'middle',
    'with a track without id',
    set(undefined, 'collection', 0, 'track', 'id'),
    `${LIKES} /collection/0/track/id: `,
  ],
  [
    'middle',
    'with a track under another name',
    set({ id: 1, title: 'x' }, 'collection', 0, 'song'),
    '', // The track is there as well: a further object is no reason to stop.
  ],
  [
    'last',
    'with an id that is no whole number',
    set(0.5, 'collection', 0, 'track', 'id'),
    `${LIKES} /collection/0/track/id: `,
  ],
  [
    'last',
    'with a title that is a list',
    set(['x'], 'collection', 0, 'track', 'title'),
    `${LIKES} /collection/0/track/title: `,
  ],
  [
    'last',
    'with an artist deep inside that is a number',
    set({ artist: 7 }, 'collection', 0, 'track', 'publisher_metadata'),
    `${LIKES} /collection/0/track/publisher_metadata/artist: `,
  ],
  [
    'last',
    'with an uploader whose address is an object',
    set({}, 'collection', 0, 'track', 'user', 'permalink_url'),
    `${LIKES} /collection/0/track/user/permalink_url: `,
  ],
  [
    'last',
    'with a length in words',
    set('3:00', 'collection', 0, 'track', 'full_duration'),
    `${LIKES} /collection/0/track/full_duration: `,
  ],
];

describe.each<Occasion>(['first', 'later'])('a %s sync', (occasion) => {
  test.each(FIELDS.filter(([place]) => occasion === 'first' || place !== 'resolve'))(
    'that gets the answer at %s %s stops and names the field',
    async (place, _, change, told) => {
      const { sync, before, files, tries } = await scene(occasion, { place, respond: changedJson(change) });
      const outcome = await outcomeOf(sync());
      expect(tries()).toBe(1);
      if (told === '') return expect(outcome).toMatchObject({ warnings: [] });
      expect(outcome).toMatchObject({ kind: 'shape', code: 'soundcloud-shape', exitCode: 3 });
      expect(explain(outcome as AirlogError)).toContain(told);
      expect(files()).toEqual(before);
    },
  );
});

test.each<[Place, string, Change, string]>([
  [
    'lookup',
    'without id',
    set(undefined, 0, 'id'),
    '/tracks has a shape that airlog does not know at /0/id.',
  ],
  ['lookup', 'that is an object', () => ({ collection: [] }), '/tracks has a shape'],
  ['track', 'without id', () => ({ title: 'x' }), '/tracks/5 has a shape that airlog does not know at /id.'],
  ['track', 'without title', () => ({ id: 5 }), 'SoundCloud tells no title of track 5.'],
])(
  'an answer at %s %s is no reason to forget: it is told, and the like is kept',
  async (place, _, change, told) => {
    const respond = { status: 200, headers: {}, body: JSON.stringify(change([{ title: 'x' }] as never)) };
    const { sync } = await scene('later', { place, respond });
    const report = await sync();
    expect(report.gone).toEqual([]);
    expect(report.warnings).toEqual([expect.stringContaining(told)]);
  },
);

test('five fields at most are named, whatever is wrong', async () => {
  const respond = changedJson(({ next_href }) => ({
    collection: Array.from({ length: 200 }, () => ({})),
    next_href,
  }));
  const { sync } = await scene('first', { place: 'first', respond });
  const error = await outcomeOf(sync());
  expect(error).toBeInstanceOf(AirlogError);
  expect((error as AirlogError).problems).toHaveLength(5);
});
