import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Document, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { type Problem, problemsIn } from '#domain/problems.ts';

const FOLDER = '.github/workflows';

/** What GitHub asks of every workflow. */
const Workflow = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.looseObject({})]),
  jobs: z.record(z.string(), z.looseObject({})),
});

/** Paths of the workflows that are here, sorted; there may be none. */
export function workflowFiles(): string[] {
  if (!existsSync(FOLDER)) return [];
  const names = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => posix.join(FOLDER, name));
}

/**
 * Reads a file that GitHub takes for a workflow, as far as can be told without asking it.
 *
 * @throws AirlogError `invalid-workflow`
 */
export function readWorkflowFile(file: string): Document<YAMLMap> {
  const workflow = parseWorkflow(file, readWorkflowText(file));
  const { error } = Workflow.safeParse(valuesOf(file, workflow));
  if (error) throw invalidWorkflow(file, 'It lacks what GitHub asks of a workflow.', problemsIn(file, error));
  return workflow;
}

/** @throws AirlogError `invalid-workflow` */
export function readWorkflowText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const problems = [{ file, pointer: '', message: (error as Error).message }];
    throw invalidWorkflow(file, 'GitHub looks for a file there.', problems);
  }
}

/**
 * The YAML of a workflow, with its comments.
 *
 * @throws AirlogError `invalid-workflow`
 */
export function parseWorkflow(file: string, text: string): Document<YAMLMap> {
  const workflow = parseDocument<YAMLMap>(text);
  const [broken] = workflow.errors;
  if (!broken) return workflow as Document<YAMLMap>;
  throw notYaml(file, broken);
}

function valuesOf(file: string, workflow: Document<YAMLMap>): unknown {
  try {
    return workflow.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) throw notYaml(file, error); // An alias that nothing is named.
    throw error;
  }
}

function notYaml(file: string, { message }: Error): AirlogError {
  return invalidWorkflow(file, 'It is not valid YAML.', [{ file, pointer: '', message }]);
}

export function invalidWorkflow(file: string, why: string, problems: readonly Problem[]): AirlogError {
  return new AirlogError({
    kind: 'invalid',
    code: 'invalid-workflow',
    what: `${file} cannot be read.`,
    why,
    next: 'Mend the place named above.',
    problems,
  });
}
