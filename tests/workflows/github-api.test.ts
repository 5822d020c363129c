import { createServer } from 'node:http';
import { expect, onTestFinished, type TestContext, test, vi } from 'vitest';
import { z } from 'zod';
import type { AirlogError } from '#domain/errors.ts';
import { close } from '../../scripts/console/loopback.ts';
import { demandGithubApi, demandRunUrl, githubApi } from '../../scripts/workflow/github-api.ts';
import { freePort } from '../commands/port.ts';
import { REPOSITORY_NAME } from '../github.ts';
import { listen } from '../values/listening.ts';
import { surroundings } from '../values/surroundings.ts';

interface Answer {
  status: number;
  body?: string;
  /** Beside the type, and the date that every answer of Node's has. */
  headers?: Record<string, string>;
}

/**
 * How a request ends: with an answer, or a status alone; with the page that stands before an API that is
 * down, or with a connection that is cut, before the answer or amid it; or never, though it has begun.
 */
type End = Answer | Answer['status'] | 'page' | 'cut' | 'cut amid' | 'endless';

/** An API that ends its requests so, one after the other, and by 200 after that. */
async function apiThat(ends: End[], { onTestFinished }: TestContext, timeoutMs?: number) {
  const asked: string[] = [];
  const times: number[] = [];
  const left = [...ends];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    times.push(performance.now());
    const end = left.shift() ?? 200;
    if (end === 'cut') return void request.socket.destroy();
    if (end === 'page') return void response.writeHead(502).end('<!doctype html>');
    const head = { 'content-type': 'application/json' };
    if (end === 'endless') return void response.writeHead(200, head).write('{"number');
    if (end === 'cut amid') {
      response.writeHead(200, { ...head, 'content-length': 100 }).write('{"number');
      return void response.socket?.end();
    }
    const { status, body = bodyOf(status), headers } = typeof end === 'number' ? { status: end } : end;
    response.writeHead(status, { ...head, ...headers }).end(body);
  });
  const address = await listen(server);
  onTestFinished(() => close(server));
  return { api: apiAt(address, timeoutMs), asked, times };
}

function bodyOf(status: number): string {
  return JSON.stringify(status < 400 ? { number: 7 } : { message: 'No server is available' });
}

function apiAt(address: string, timeoutMs?: number) {
  const GITHUB_API_URL = `${address}/`;
  const api = githubApi(
    { GITHUB_API_URL, GITHUB_REPOSITORY: REPOSITORY_NAME, GH_TOKEN: 'the-token\n' },
    timeoutMs,
  );
  if (!api) throw new Error('there is no API');
  return api;
}

const asking = {
  GET: undefined,
  PATCH: { method: 'PATCH', body: { state: 'closed' } },
  PUT: { method: 'PUT' },
  POST: { method: 'POST', body: { title: 'T' } },
};
type Method = keyof typeof asking;
const Numbered = z.object({ number: z.int() });
const ask = (api: ReturnType<typeof apiAt>, method: Method) => api('/issues', Numbered, asking[method]);

/** What GitHub's limits answer; the limit of the hour, used up, tells its end in seconds since 1970. */
const limited = (status: number, headers: Answer['headers'] = {}, message = 'Slow down'): Answer => ({
  status,
  body: JSON.stringify({ message }),
  headers,
});
const SENT = 'Thu, 26 May 2022 16:30:52 GMT';
const usedUp = (seconds: number) => ({
  date: SENT,
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(Date.parse(SENT) / 1000 + seconds),
});

test.concurrent.for<[Method, End[]]>([
  ['GET', [500]],
  ['GET', [408, limited(403, {}, 'You have exceeded a secondary rate limit.')]],
  ['GET', ['page']],
  ['GET', [503, 'cut']],
  ['GET', ['cut', 504]],
  ['PATCH', [503]],
  ['PUT', ['cut']],
  ['GET', ['cut amid']],
  // What a limit stopped was not done.
  ['POST', [429]],
])('%s: what GitHub did not take for the moment is asked again: %j', async ([method, ends], context) => {
  const { api, asked, times } = await apiThat(ends, context);
  await expect(ask(api, method)).resolves.toEqual({ number: 7 });
  expect(asked).toEqual(Array(ends.length + 1).fill(`${method} /repos/${REPOSITORY_NAME}/issues`));
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(900);
});

test.concurrent.for<[Method, Answer]>([
  ['POST', limited(403, { 'retry-after': '2' })],
  ['GET', limited(403, usedUp(2))],
])(
  '%s: what a limit of GitHub stopped is asked again when GitHub says: %j',
  async ([method, end], context) => {
    const { api, times } = await apiThat([end], context);
    await expect(ask(api, method)).resolves.toEqual({ number: 7 });
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(1_900);
  },
);

test.concurrent.for<[Method, End[], number, object]>([
  [
    'GET',
    [503, 503, 503, 503],
    3,
    {
      code: 'github-refused',
      why: 'No server is available',
      next: expect.stringMatching(/^Run the workflow/),
    },
  ],
  ['GET', ['cut', 'cut', 'cut', 'cut'], 3, { code: 'github-unreachable' }],
  [
    'GET',
    [404],
    1,
    {
      code: 'github-refused',
      message: expect.stringMatching(/GET .*\/issues: 404/),
      next: expect.stringMatching(/GITHUB_REPOSITORY/),
    },
  ],
  ['GET', [401], 1, { code: 'github-refused', next: expect.stringMatching(/GH_TOKEN/) }],
  ['PATCH', [403], 1, { code: 'github-refused', next: expect.stringMatching(/Settings → Actions/) }],
  [
    'POST',
    [{ status: 422, body: '{"message":"Validation Failed","errors":[{"message":"No commits between"}]}' }],
    1,
    {
      code: 'github-refused',
      why: 'Validation Failed: No commits between',
      next: expect.stringMatching(/report this/),
    },
  ],
  [
    'POST',
    [{ status: 422, body: '{"message":"Validation Failed","errors":[{"code":"missing"}]}' }],
    1,
    { code: 'github-refused', why: 'Validation Failed' },
  ],
  // GitHub may have made it before the answer was lost, and a second one would stand beside it.
  ['POST', [502], 1, { code: 'github-refused' }],
  ['POST', ['page'], 1, { code: 'github-refused', why: 'It gave no reason.' }],
  ['POST', ['cut amid'], 1, { code: 'github-unreachable' }],
  ['POST', ['cut'], 1, { code: 'github-unreachable' }],
  [
    'GET',
    [limited(403, usedUp(61))],
    1,
    {
      code: 'github-limited',
      message: expect.stringMatching(/GET .*\/issues: 403/),
      why: 'Slow down',
      next: expect.stringMatching(/^Wait 2 minutes, as it asks/),
    },
  ],
  ['GET', [429, 429, 429], 3, { code: 'github-limited', next: expect.stringMatching(/^Wait an hour;/) }],
  // A 403 of another kind, though the hour has its limit too.
  [
    'GET',
    [limited(403, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1' })],
    1,
    { code: 'github-refused' },
  ],
  [
    'GET',
    [{ status: 200, body: '<!doctype html>' }],
    1,
    {
      kind: 'shape',
      code: 'github-not-json',
      message: `GitHub’s answer to GET /repos/${REPOSITORY_NAME}/issues is not JSON.`,
    },
  ],
  ['PUT', [{ status: 200, body: '{"number"' }], 1, { kind: 'shape', code: 'github-not-json' }],
  [
    'PATCH',
    [{ status: 200, body: '{"number":"7"}' }],
    1,
    {
      kind: 'shape',
      code: 'github-shape',
      message: expect.stringMatching(/PATCH .*at \/number\.$/),
      problems: [expect.objectContaining({ pointer: '/number' })],
    },
  ],
  ['GET', [{ status: 200, body: '{}' }], 1, { kind: 'shape', problems: [{ message: 'is missing' }] }],
  [
    'GET',
    [{ status: 204, body: '' }],
    1,
    { kind: 'shape', code: 'github-shape', message: expect.stringMatching(/at its top\.$/) },
  ],
])(
  '%s: after %j nothing more is asked, and the failure is GitHub’s',
  async ([method, ends, tries, told], context) => {
    const { api, asked } = await apiThat(ends, context);
    await expect(ask(api, method)).rejects.toMatchObject({ kind: 'try-later', exitCode: 3, ...told });
    expect(asked).toHaveLength(tries);
  },
);

test.concurrent('a list is read to its last page, and no other host is asked for one', async (context) => {
  const at = 'https://api.github.com/repositories/7/issues';
  const page = (number: number, link: string): Answer => ({
    status: 200,
    body: JSON.stringify([{ number }]),
    headers: { link },
  });
  const ends = [
    page(1, `<${at}?labels=a,b&after=Y3>; rel="next", <${at}?page=9>; rel="last"`),
    page(2, `<${at}?page=1>; rel="prev", <${at}?page=3>; rel="next"`),
    page(3, `<${at}?page=2>; rel="prev", <${at}?page=1>; rel="first"`),
  ];
  const { api, asked } = await apiThat(ends, context);
  const listed = await api.list('/issues', Numbered, { labels: 'a,b' });
  expect(listed).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  const queries = ['labels=a,b&per_page=100', 'labels=a,b&after=Y3', 'page=3'];
  expect(asked).toEqual(queries.map((query) => `GET /repos/${REPOSITORY_NAME}/issues?${query}`));
});

test.concurrent('POST: an answer that never ends is not waited for', async (context) => {
  const { api, asked } = await apiThat(['endless'], context, 500);
  const refusal = { code: 'github-unreachable', why: expect.stringContaining('timeout') };
  await expect(ask(api, 'POST')).rejects.toMatchObject(refusal);
  expect(asked).toHaveLength(1);
});

test.concurrent('an API that does not answer is no bug of ours: each command says what it is and when to come again', async ({
  expect,
}) => {
  const port = await freePort();
  await expect(ask(apiAt(`http://127.0.0.1:${port}`), 'GET')).rejects.toMatchObject({
    kind: 'try-later',
    code: 'github-unreachable',
    message: expect.stringContaining(`http://127.0.0.1:${port}`),
    why: expect.stringContaining('ECONNREFUSED'),
  });
});

const TOLD = { GITHUB_API_URL: 'https://api.example', GITHUB_REPOSITORY: REPOSITORY_NAME, GH_TOKEN: 'x' };

test.each(Object.keys(TOLD))('without %s there is no API, and a command that needs it says so', (name) => {
  expect(githubApi(TOLD)).not.toBeNull();
  expect(githubApi({ ...TOLD, [name]: '' })).toBeNull();
  for (const [each, text] of Object.entries(TOLD)) vi.stubEnv(each, text);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(demandGithubApi()).toBeTypeOf('function');
  vi.stubEnv(name, undefined);
  expect(demandGithubApi).toThrow(
    expect.objectContaining({
      code: 'no-github',
      exitCode: 2,
      message: `This command talks to GitHub, and lacks ${name}.`,
    }),
  );
  for (const each of Object.keys(TOLD)) vi.stubEnv(each, undefined);
  expect(demandGithubApi).toThrow(/lacks GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN\.$/);
});

test.each([
  ['GITHUB_API_URL', 'api.github.com'],
  ['GITHUB_API_URL', 'file:///etc/passwd'],
  ['GITHUB_API_URL', 'https://somebody:secret@api.github.com'],
  ['GITHUB_REPOSITORY', 'https://github.com/somebody/archive'],
  ['GITHUB_REPOSITORY', 'somebody/archive/../../elsewhere'],
  ['GITHUB_REPOSITORY', 'somebody/archive\n'],
  ['GH_TOKEN', 'the\ntoken'],
  ['GH_TOKEN', 'the-token…'],
])('a wrong %s is told by its name, without its value: %j', (name, wrong) => {
  const refusal = { code: 'invalid-environment', exitCode: 2, message: expect.stringContaining(name) };
  const error = errorOf(() => githubApi({ ...TOLD, [name]: wrong }));
  expect(error).toMatchObject(refusal);
  const { message, why, next, problems } = error as AirlogError;
  expect(JSON.stringify([message, why, next, problems])).not.toContain(JSON.stringify(wrong).slice(1, -1));
});

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const RUN = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: REPOSITORY_NAME,
  GITHUB_RUN_ID: '7',
};

test.each(['GITHUB_SERVER_URL', 'GITHUB_RUN_ID'])(
  'without %s a run has no address that could be told',
  (name) => {
    surroundings(RUN);
    expect(demandRunUrl()).toBe(`https://github.com/${REPOSITORY_NAME}/actions/runs/7`);
    surroundings({ [name]: undefined });
    const message = `This command talks to GitHub, and lacks ${name}.`;
    expect(demandRunUrl).toThrow(expect.objectContaining({ code: 'no-github', exitCode: 2, message }));
  },
);
