import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../commands/run.ts';

/** What a rehearsal reads of a workflow. */
export interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  env?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress'?: boolean | string; queue?: string };
  jobs: Record<string, Job>;
}

export interface Job {
  needs?: string | string[];
  if?: string;
  'runs-on': string;
  'timeout-minutes'?: number;
  permissions?: Permissions;
  environment?: { name: string };
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

type Permissions = Record<string, string> | string;

export const WORKFLOWS = join(REPOSITORY, '.github/workflows');

export function readWorkflow(name: string): Workflow {
  return parse(readFileSync(join(WORKFLOWS, name), 'utf8'));
}

export function needsOf({ needs = [] }: Job): string[] {
  return typeof needs === 'string' ? [needs] : needs;
}
