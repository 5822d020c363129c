import { TOKEN } from '../github.ts';
import { temporaryFolder } from '../values/folders.ts';
import { Expressions, type Standing } from './expressions.ts';
import { ACTIONS, type Stage } from './stage.ts';
import { runShell, type StepOutcome } from './steps.ts';
import { type Job, needsOf, readWorkflow, type Step, type Workflow } from './workflow.ts';

export interface Trigger {
  /** The cron line, of a scheduled run. */
  schedule?: string;
  /** What somebody chose, of a dispatched run. */
  inputs?: Record<string, string | boolean>;
}

export interface JobOutcome {
  result: 'success' | 'failure' | 'skipped';
  outputs: Record<string, string>;
  /** What every step came to, by its id or its command; a step that was skipped is not there. */
  steps: Record<string, StepOutcome>;
}

export type Rehearsed = Record<string, JobOutcome>;

/** The result of every job. */
export function results(run: Rehearsed): Record<string, JobOutcome['result']> {
  return Object.fromEntries(Object.entries(run).map(([name, { result }]) => [name, result]));
}

let runs = 0;

/** Runs the jobs of archive.yml in order, every `run:` by bash, every `if:` evaluated with what came before. */
export async function rehearse(stage: Stage, trigger: Trigger = {}, only?: string): Promise<Rehearsed> {
  const workflow = readWorkflow('archive.yml');
  const outcomes: Rehearsed = {};
  const contexts = surroundings(stage, trigger);
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (only && name !== only) continue;
    outcomes[name] = await runJob(stage, workflow, job, contexts, outcomes);
  }
  return outcomes;
}

function surroundings({ vars, remote }: Stage, { schedule, inputs }: Trigger): Record<string, unknown> {
  const event = schedule ? { schedule } : inputs ? { inputs } : {};
  runs += 1;
  return {
    github: {
      ref: 'refs/heads/main',
      sha: remote.tip(),
      token: TOKEN.GH_TOKEN,
      run_id: String(runs),
      event,
    },
    runner: { os: 'Linux', arch: 'X64' },
    inputs: inputs ?? null,
    vars,
    secrets: {},
  };
}

async function runJob(
  stage: Stage,
  workflow: Workflow,
  job: Job,
  surrounding: Record<string, unknown>,
  before: Rehearsed,
): Promise<JobOutcome> {
  const needs = Object.fromEntries(needsOf(job).map((name) => [name, before[name]]));
  const results = Object.values(needs).map((needed) => needed?.result);
  const contexts = { ...surrounding, needs };
  const standing = { failed: results.includes('failure'), skipped: results.includes('skipped') };
  if (!new Expressions(contexts, standing).holds(job.if))
    return { result: 'skipped', outputs: {}, steps: {} };

  const folder = temporaryFolder();
  const steps: JobOutcome['steps'] = {};
  const now: Standing = { failed: false, skipped: false };
  const env = workflow.env ?? {};
  for (const step of job.steps) {
    const expressions = new Expressions({ ...contexts, env, steps }, now);
    if (!expressions.holds(step.if)) continue;
    const outcome = await runStep(stage, step, folder, env, expressions, runs);
    steps[step.id ?? step.run ?? step.uses ?? ''] = outcome;
    now.failed ||= outcome.outcome === 'failure';
  }
  if (!now.failed) for (const { atEnd } of Object.values(steps)) atEnd?.();
  const last = new Expressions({ ...contexts, env, steps }, now);
  const result = now.failed ? 'failure' : 'success';
  if (job.environment) recordDeployment(stage, job.environment.name, last.fill('${{ github.sha }}'), result);
  return { result, outputs: filled(job.outputs, last), steps };
}

/** As GitHub does of every job with an environment: under the commit that the run began with. */
function recordDeployment(
  { github: { deployments } }: Stage,
  environment: string,
  sha: string,
  state: 'success' | 'failure',
): void {
  deployments.unshift({ id: deployments.length + 1, environment, sha, state });
}

async function runStep(
  stage: Stage,
  step: Step,
  folder: string,
  env: Record<string, string>,
  expressions: Expressions,
  run: number,
): Promise<StepOutcome> {
  if (step.run) {
    const own = { ...env, ...filled(step.env, expressions) };
    const github = { GITHUB_RUN_ID: String(run), AIRLOG_NOW: stage.now };
    return runShell(expressions.fill(step.run), folder, { ...stage.env, ...github, ...own });
  }
  const [action = ''] = step.uses?.split('@') ?? [];
  const play = ACTIONS[action];
  if (!play) throw new Error(`nobody plays the action ${action}`);
  const begin = performance.now();
  const played = play(stage, filled(step.with, expressions), folder);
  return { ...played, log: '', summary: '', seconds: (performance.now() - begin) / 1000 };
}

function filled(templates: Record<string, string> = {}, expressions: Expressions): Record<string, string> {
  return Object.fromEntries(Object.entries(templates).map(([name, text]) => [name, expressions.fill(text)]));
}
