import { Command, InvalidArgumentError } from 'commander';
import { run } from '../console/command.ts';

export interface Benchmark {
  name: string;
  description: string;
  /** What its sizes count: `shows`. */
  unit: string;
  /** The sizes that are measured where nobody asks for others. */
  usual: readonly number[];
  measure: (size: number) => unknown;
}

/** Runs a command that measures one size after the other. */
export function runBenchmark({ name, description, unit, usual, measure }: Benchmark): Promise<void> {
  return run(
    new Command(name)
      .description(description)
      .argument(`[${unit}...]`, `numbers of ${unit} instead of ${usual.join(', ')}`, sizes)
      .action(async (asked: readonly number[]) => {
        for (const size of asked.length > 0 ? asked : usual) await measure(size);
      }),
  );
}

function sizes(text: string, before: readonly number[] = []): number[] {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Expected a number such as 100.');
  return [...before, Number(text)];
}
