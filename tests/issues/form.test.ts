import { describe, expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import { isAuthors, refusalMarkdown } from '../../scripts/issue/answer.ts';
import { FORMS, readForm } from '../../scripts/issue/form.ts';
import { STATION, someLike, someShow, someStatus } from '../values/shows.ts';
import { filledIn, formFields } from './forms.ts';

const CORRECTION = {
  Show: '2026-03-11',
  'Track to correct': '4',
  'Right title': 'Right',
  'Right artist': 'Her',
  Reason: 'misnamed',
};
const sound = filledIn('correct-a-track', CORRECTION);

/** A show of the tracks 41 to 44. */
const SHOW = compose(
  {
    station: STATION,
    status: someStatus(),
    shows: [
      someShow(
        '2026-03-11',
        [41, 42, 43, 44].map((track_id) => someLike({ track_id })),
      ),
    ],
    edits: [],
  },
  '2026-03-14T00:00:00Z',
).current;

test('every form on GitHub is one that is understood, field by field', () => {
  const labels = (required: boolean) =>
    Object.fromEntries(
      [...formFields()].map(([name, fields]) => [
        name,
        fields
          .filter(({ validations }) => !required || validations?.required)
          .map(({ attributes }) => attributes.label),
      ]),
    );
  const understood = Object.entries(FORMS);
  expect(labels(false)).toEqual(Object.fromEntries(understood.map(([name, form]) => [name, form.labels])));
  expect(labels(true)).toEqual(
    Object.fromEntries(
      understood.map(([name, { labels: all, optional }]) => [
        name,
        all.filter((label) => !optional.includes(label)),
      ]),
    ),
  );
  for (const fields of formFields().values())
    expect(new Set(fields.map(({ type }) => type))).toEqual(new Set(['input']));
});

describe('a filled-in form is a wish', () => {
  const address = 'https://soundcloud.com/a/b';

  test.each<[string, Record<string, string>, object, object]>([
    [
      'correct-a-track',
      CORRECTION,
      { deed: 'correct a track', show: '2026-03-11' },
      { correct: 44, title: 'Right', artist: 'Her', reason: 'misnamed' },
    ],
    [
      'correct-a-track',
      { Show: 'latest', 'Track to correct': '4', 'Right artist': 'Her', Reason: 'x' },
      { deed: 'correct a track', show: 'latest' },
      { correct: 44, artist: 'Her', reason: 'x' },
    ],
    [
      'correct-a-track',
      { Show: 'latest', 'Track to correct': '4', 'Right title': 'Right', Reason: 'x' },
      { deed: 'correct a track', show: 'latest' },
      { correct: 44, title: 'Right', reason: 'x' },
    ],
    [
      'correct-a-track',
      { Show: 'latest', 'Track to correct': '4', 'Right title': 'Out\tof\v a \u0007 sheet', Reason: 'x' },
      { deed: 'correct a track', show: 'latest' },
      { correct: 44, title: 'Out of  a   sheet', reason: 'x' },
    ],
    [
      'add-a-track',
      { Show: 'current', 'Track to add': address, Reason: 'x' },
      { deed: 'add a track', show: 'current' },
      { add: address, reason: 'x' },
    ],
    [
      'add-a-track',
      { Show: 'current', 'Track to add': address, Position: '\u200e3', Reason: 'x'.repeat(300) },
      { deed: 'add a track', show: 'current' },
      { add: address, position: 3, reason: 'x'.repeat(300) },
    ],
    [
      'remove-a-track',
      { Show: 'latest', 'Track to remove': '1', Reason: '### x' },
      { deed: 'remove a track', show: 'latest' },
      { remove: 41, reason: '### x' },
    ],
  ])('%s', (form, answers, wish, decision) => {
    for (const lineEnd of ['\n', '\r\n', '\r', ' \n']) {
      const read = readForm(filledIn(form, answers).replaceAll('\n', lineEnd));
      expect(read).toMatchObject(wish);
      const edits = Edits.parse(read?.amendment(Edits.parse({}), SHOW));
      expect(edits).toEqual({ lineup: [decision] });
    }
  });

  test.each([
    '',
    'The archive is great.',
    '### Show\n\n2026-03-11',
    '## Track to add\n\nx',
    sound.replaceAll('#', '\\#'),
  ])('%j is no form', (body) => expect(readForm(body)).toBeNull());
});

describe('whatever is not exactly a form is refused', () => {
  const [show = '', track = '', ...rest] = sound.split(/\n\n(?=### )/);
  test.each<[string, string, RegExp]>([
    [
      'a field is lost',
      [show, track].join('\n\n'),
      /^It has to be “Show”, “Track to correct”, “Right title”, “Right artist”, “Reason”, in this order, each with an answer of one line, or _No response_ for none\.$/,
    ],
    ['a field too many', `${sound}\n\n### Position\n\n3`, /in this order/],
    ['a field twice', `${sound}\n\n${track}`, /in this order/],
    ['another order', [track, show, ...rest].join('\n\n'), /in this order/],
    ['a field of another name', sound.replace('### Right title', '### Position'), /in this order/],
    ['two forms in one', `${sound}\n\n${filledIn('remove-a-track', { Show: 'latest' })}`, /in this order/],
    ['words before it', `Hello\n\n${sound}`, /in this order/],
    ['words after it', `${sound}\n\nThanks!`, /in this order/],
    ['two lines for one', sound.replace('misnamed', 'misnamed\nand more'), /in this order/],
    ['a heading smuggled into an answer', sound.replace('Right\n', 'x\n### Reason\nmine\n'), /in this order/],
    ['a hidden comment', `${sound}\n<!-- x -->`, /in this order/],
    ['an answer that is missing', sound.replace('misnamed', ''), /in this order/],
    [
      'a required answer left empty',
      filledIn('correct-a-track', { ...CORRECTION, Reason: '' }),
      /“Reason” has no answer/,
    ],
    [
      'an endless answer',
      filledIn('correct-a-track', { ...CORRECTION, Reason: 'x'.repeat(301) }),
      /“Reason” is longer than 300/,
    ],
    ...['0', '-1', '1.5', '1e3', '٣', '3; rm -rf /', '$(id)', 'NaN', '9999999'].map(
      (Position): [string, string, RegExp] => [
        `the position ${Position}`,
        filledIn('add-a-track', { Show: 'latest', 'Track to add': 'x', Position, Reason: 'x' }),
        /^“Position” is no number such as 3; _No response_ stands for none\.$/,
      ],
    ),
  ])('%s', (_what, body, why) => {
    expect(() => readForm(body)).toThrow(
      expect.toSatisfy(
        (error: AirlogError) =>
          error.code === 'form-refused' && error.kind === 'usage' && isAuthors(error) && why.test(error.why),
      ),
    );
  });
});

test.each([
  [[], 'This could not be turned into an edit. What&#42;&#46;\n\nWhy&#42;&#46; Next&#46;'],
  [
    [
      { file: 'data/edits/x.json', pointer: '/lineup/0', message: 'out of *range*' },
      { file: 'data/edits/x.json', pointer: '/lineup/1', message: 'twice' },
    ],
    'This could not be turned into an edit. What&#42;&#46;\n\n- out of &#42;range&#42;\n- twice',
  ],
  [
    [{ file: 'data/edits/x.json', pointer: '', message: 'alone' }],
    'This could not be turned into an edit. What&#42;&#46;\n\n- alone',
  ],
])('what is wrong with a form is told to its author: %j', (problems, words) => {
  const facts = { kind: 'usage', code: 'x', what: 'What*.', why: 'Why*.', next: 'Next.' } as const;
  expect(refusalMarkdown(new AirlogError({ ...facts, problems }))).toBe(
    `${words}\n\nEdit the issue, and this is tried again.`,
  );
});
