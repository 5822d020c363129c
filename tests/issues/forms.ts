import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = '.github/ISSUE_TEMPLATE';

export interface FormField {
  type: string;
  attributes: { label?: string };
  validations?: { required?: boolean };
}

/** The issue forms of this repository, by the name of their file. */
export function formFields(): Map<string, FormField[]> {
  const names = readdirSync(FOLDER).filter((name) => name !== 'config.yml');
  return new Map(
    names.map((name) => {
      const { body } = parse(readFileSync(join(FOLDER, name), 'utf8')) as { body: FormField[] };
      return [name.replace('.yml', ''), body.filter(({ type }) => type !== 'markdown')];
    }),
  );
}

/** The text of the issue that GitHub makes of a filled-in form. */
export function filledIn(form: string, answers: Record<string, string>): string {
  const fields = formFields().get(form);
  if (!fields) throw new Error(`there is no form ${form}`);
  return fields
    .map(({ attributes: { label = '' } }) => `### ${label}\n\n${answers[label] || '_No response_'}`)
    .join('\n\n');
}
