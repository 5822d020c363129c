import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { keepArchive } from '../../scripts/archive/keep.ts';
import type { Route } from '../../scripts/archive/route.ts';

const NOT_THERE = 'no-such-folder';
const fail = (words: string) => () => {
  throw new Error(words);
};

const route = (steps: Partial<Route>): Route => ({
  begin: () => undefined,
  send: () => null,
  end: async () => undefined,
  ...steps,
});

const log = vi.spyOn(console, 'error');
beforeEach(() => void log.mockReturnValue());
afterEach(() => log.mockReset());

const REFUSED = { end: async () => fail('the pull request was refused')() };

test('what failed first is thrown, and what failed after it is logged', async () => {
  const broken = route({ begin: fail('the fetch failed'), ...REFUSED });
  await expect(keepArchive(NOT_THERE, broken, [])).rejects.toThrow('the fetch failed');
  expect(log.mock.calls.join()).toContain('the pull request was refused');
});

test('a sync that failed is answered, whatever failed after it', async () => {
  const kept = await keepArchive(NOT_THERE, route(REFUSED), ['--no-such-option']);
  expect(kept).toMatchObject({ code: 2, problem: expect.stringContaining('--no-such-option') });
  expect(log.mock.calls.join()).toContain('the pull request was refused');
});

test('what a sync tells of its failure on GitHub is told without the words meant for the runner', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, problem } = await keepArchive(NOT_THERE, route({}), ['--source=official']);
  expect(code).toBe(2);
  expect(problem).toMatch(/^Error: .*\nWhy: .*\nNext: .*\n$/);
});
