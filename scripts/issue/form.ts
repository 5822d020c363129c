import { AirlogError } from '#domain/errors.ts';
import { cleanText } from '#domain/text.ts';
import { type Amendment, adding, correcting, positionMeant, removing } from '../edit/amendments.ts';

/** What a form asks for, in its order: the labels of .github/ISSUE_TEMPLATE. */
interface Form {
  /** What the edit does, for titles. */
  deed: string;
  labels: readonly string[];
  optional: readonly string[];
  amendment: (answer: (label: string) => string) => Amendment;
}

export const FORMS: Record<string, Form> = {
  'correct-a-track': {
    deed: 'correct a track',
    labels: ['Show', 'Track to correct', 'Right title', 'Right artist', 'Reason'],
    optional: ['Right title', 'Right artist'],
    amendment: (answer) =>
      correcting(
        answer('Track to correct'),
        { title: answer('Right title') || undefined, artist: answer('Right artist') || undefined },
        answer('Reason'),
      ),
  },
  'add-a-track': {
    deed: 'add a track',
    labels: ['Show', 'Track to add', 'Position', 'Reason'],
    optional: ['Position'],
    amendment: (answer) => adding(answer('Track to add'), place(answer('Position')), answer('Reason')),
  },
  'remove-a-track': {
    deed: 'remove a track',
    labels: ['Show', 'Track to remove', 'Reason'],
    optional: [],
    amendment: (answer) => removing(answer('Track to remove'), answer('Reason')),
  },
};

/** What somebody asked for by a form. */
export interface Wish {
  deed: string;
  show: string;
  amendment: Amendment;
}

/** How GitHub writes an answer that was left empty. */
const NO_ANSWER = '_No response_';
/** Longer than any title of SoundCloud. */
const LONGEST_ANSWER = 300;

/**
 * Reads the text of an issue as GitHub makes it of a form: `### Label`, an empty line, the answer. The
 * text is a stranger's, and anybody may edit it: whatever is not exactly that is refused. An issue that
 * is no form at all is null.
 *
 * @throws AirlogError `form-refused`
 */
export function readForm(body: string): Wish | null {
  const lines = body.split(/[\r\n]/).map(cleanText);
  const form = Object.values(FORMS).find(({ labels }) => lines.includes(`### ${labels[1]}`));
  if (!form) return null;
  const answers = answersOf(form, lines);
  const answer = (label: string) => answers.get(label) ?? '';
  return { deed: form.deed, show: answer('Show'), amendment: form.amendment(answer) };
}

function answersOf({ labels, optional }: Form, lines: readonly string[]): Map<string, string> {
  const written = lines.filter((line) => line !== '');
  const expected = labels.map((label) => `### ${label}`);
  const headings = written.filter((_, index) => index % 2 === 0);
  if (written.length !== labels.length * 2 || headings.some((line, n) => line !== expected[n])) {
    throw refused(
      `It has to be ${labels.map((label) => `“${label}”`).join(', ')}, in this order, each with an answer of one line, or ${NO_ANSWER} for none.`,
    );
  }
  return new Map(
    labels.map((label, n) => {
      const answer = written[n * 2 + 1] ?? '';
      if (answer.length > LONGEST_ANSWER)
        throw refused(`“${label}” is longer than ${LONGEST_ANSWER} characters.`);
      if (answer !== NO_ANSWER) return [label, answer];
      if (!optional.includes(label)) throw refused(`“${label}” has no answer.`);
      return [label, ''];
    }),
  );
}

function place(answer: string): number | undefined {
  if (answer === '') return undefined;
  const position = positionMeant(answer);
  if (position === null) throw refused(`“Position” is no number such as 3; ${NO_ANSWER} stands for none.`);
  return position;
}

function refused(why: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'form-refused',
    what: 'The form cannot be read.',
    why,
    next: 'Where it has lost its shape, open another by the form.',
  });
}
