import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { cleanText } from '#domain/text.ts';
import { reportMarkdown } from '#sync/markdown.ts';
import type { SyncReport } from '#sync/report.ts';
import { reportText } from '#sync/words.ts';
import { report } from '../../scripts/console/command.ts';
import {
  inLog,
  jsonInLog,
  tellGitHub,
  tellGitHubError,
  warn,
  wordsInLog,
} from '../../scripts/console/github.ts';
import { setOutput } from '../../scripts/workflow/output.ts';
import { HOSTILE_TITLES } from '../upstream/hostile.ts';
import { temporaryFolder } from '../values/folders.ts';
import { someReport } from '../values/reports.ts';
import { surroundings } from '../values/surroundings.ts';

/** What a stranger may call a track to be obeyed by a job, or to be read as markup. */
const FORGERIES = [
  '::set-output name=changed::false',
  '##[set-output name=changed;]false',
  '##[stop-commands]x',
  ' ::add-mask::a',
  'a\n::error::forged',
  'a\r\n::error::forged',
  'a%0A::error::forged',
  'changed=false\nsource=forged',
  '](https://evil.example)',
  '![x](https://evil.example/pixel)',
  '| a | table |',
  '# heading',
  '- [ ] task',
  '`code` **bold** ~~gone~~ @somebody #1',
  'https://evil.example/ www.evil.example me@evil.example',
  '<details open><summary>x</summary>',
  '&#60;b&#62;',
];
const HOSTILE = [...HOSTILE_TITLES, ...FORGERIES];

/** A job of GitHub Actions: its two files, and what is printed to its log. */
function job(variables: Record<string, string> = { GITHUB_ACTIONS: 'true' }) {
  const folder = temporaryFolder();
  const [summary, output] = [join(folder, 'summary.md'), join(folder, 'output.txt')];
  for (const path of [summary, output]) writeFileSync(path, '');
  const log = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => log.mockRestore());
  return {
    env: { ...variables, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output },
    log: () => log.mock.calls.map(([line]) => String(line)),
    summary: () => readFileSync(summary, 'utf8'),
    output: () => readFileSync(output, 'utf8'),
  };
}

/** The report of a sync that found something. */
const someNews = (report: Partial<SyncReport> = {}) =>
  someReport({ changed: true, written: 2, requests: 3, likes_seen: 40, ...report });

const line = (title: string, artist = 'Somebody') => ({ slug: '2026-03-11', track_id: 1, title, artist });

describe('a sync tells the job', () => {
  test('what later steps ask for, as outputs', () => {
    const { env, output } = job();
    tellGitHub(someNews({ added: [line('A'), line('B')], removed: [line('C')] }), env);
    tellGitHub(someNews({ changed: false, written: 0 }), env);
    expect(output()).toBe(
      'changed=true\nwritten=true\nadded=2\nremoved=1\nsource=web\n' +
        'changed=false\nwritten=false\nadded=0\nremoved=0\nsource=web\n',
    );
  });

  test('what it found, as a table of Markdown', () => {
    const { env, summary } = job();
    const guests = [{ slug: '2026-03-11', url: 'https://soundcloud.com/a/b', title: 'Guest', artist: 'G' }];
    tellGitHub(
      someNews({
        added: [line('Song'), line('Tune')],
        gone: [line('Lost')],
        guests,
        links_checked: ['2026-01-07'],
        likes_of_no_show: 2,
        warnings: ['“<b>” stays.', 'So does “b”.'],
      }),
      env,
    );
    expect(summary()).toBe(`### The archive has changed. Current show: 2026-03-11.

**2 added**

| Show | Artist | Title |
| --- | --- | --- |
| 2026-03-11 | Somebody | Song |
| 2026-03-11 | Somebody | Tune |

**1 gone from SoundCloud, kept**

| Show | Artist | Title |
| --- | --- | --- |
| 2026-03-11 | Somebody | Lost |

**1 added by an edit**

| Show | Artist | Title |
| --- | --- | --- |
| 2026-03-11 | G | Guest |

Looked up all tracks of 1 final show.

Read 40 likes of nicktherat on 1 page, 3 requests, back to 2026-03-05T03:00:00Z (source: web).

2 likes came after the last show, of 2026-03-11: they make no show.

- ⚠ “&#60;b&#62;” stays&#46;

- ⚠ So does “b”&#46;
`);
  });

  test('of a first sync no more rows than a summary can hold', () => {
    const { env, summary } = job();
    tellGitHub(someNews({ added: Array.from({ length: 50_000 }, (_, n) => line(`Song ${n}`)) }), env);
    expect(summary()).toContain('**50000 added**, the first 200 of them');
    expect(summary().length).toBeLessThan(20_000);
  });

  test('each warning as an annotation, on one line', () => {
    const { env, log } = job();
    tellGitHub(someNews({ warnings: ['100 % sure\r\nand on', 'plain'] }), env);
    expect(log()).toEqual(['::warning::100 %25 sure%0D%0Aand on', '::warning::plain']);
  });

  test('nothing outside of GitHub Actions', () => {
    const { log } = job();
    tellGitHub(someNews({ warnings: ['plain'] }), {});
    expect(log()).toEqual([]);
    expect(inLog('plain', {})).toBe('plain');
  });

  test('a warning in plain words outside of GitHub Actions', () => {
    const { log } = job();
    warn('100 % sure', {});
    expect(log()).toEqual(['Warning: 100 % sure']);
  });
});

test.each<[string, (folder: string) => string]>([
  ['in a folder that is not there', (folder) => join(folder, 'nowhere/output')],
  ['in the place of a folder', (folder) => folder],
])('a file of the job %s is the environment’s fault', (_, fileIn) => {
  const GITHUB_OUTPUT = fileIn(temporaryFolder());
  expect(() => setOutput('commit', 'x', { GITHUB_OUTPUT })).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: `GITHUB_OUTPUT names ${GITHUB_OUTPUT}, which cannot be written.`,
    }),
  );
});

describe('a failure tells the job', () => {
  const error = new AirlogError({
    kind: 'shape',
    code: 'soundcloud-shape',
    what: 'An answer is strange, by 100 %.',
    why: 'It holds `<b>`.',
    next: 'Run `npm run sync` again.',
    problems: [
      { file: 'data/edits/a,b:c.json', pointer: '/a|b', message: 'two\nlines' },
      { file: 'data/status.json', pointer: '', message: 'missing' },
    ],
  });

  test('what happened, why and what next as annotations, one at each place', () => {
    const { env, log } = job();
    tellGitHubError(error, env);
    expect(log()).toEqual([
      '::error title=airlog%3A soundcloud-shape::An answer is strange, by 100 %25. It holds `<b>`. Run `npm run sync` again.',
      '::error file=data/edits/a%2Cb%3Ac.json,title=airlog%3A soundcloud-shape::/a|b two%0Alines',
      expect.stringMatching(/^::error file=data\/status\.json,.*title=airlog%3A soundcloud-shape::missing$/),
    ]);
  });

  test('nothing outside of GitHub Actions', () => {
    const { env, log, summary } = job({});
    tellGitHubError(error, env);
    expect([log(), summary()]).toEqual([[], '']);
  });

  test('and that its summary cannot be written hides nothing of it', () => {
    const { log } = job();
    surroundings({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(temporaryFolder(), 'nowhere/summary') });
    expect(report(error)).toBe(error.exitCode);
    expect(wordsInLog(log().join('\n'))).toMatch(
      /\[soundcloud-shape\][\s\S]*GITHUB_STEP_SUMMARY names .* cannot be written\. \[cannot-tell-github\]/,
    );
  });

  test('the same in the summary, what is quoted as text', () => {
    const { env, summary, output } = job();
    tellGitHubError(error, env);
    expect(readable(summary())).toBe(
      '### An answer is strange, by 100 %.\n\n- data/edits/a,b:c.json /a|b: two lines\n- data/status.json : missing\n\nIt holds `<b>`.\n\n' +
        '**Next:** Run `npm run sync` again. (`soundcloud-shape`)\n',
    );
    expect(summary()).not.toMatch(/<b>|a\|b/);
    expect(output()).toBe('');
  });
});

describe('strangers’ text', () => {
  /** Signs that turn words around, which a summary leaves out. */
  const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

  const quoting = (title: string) =>
    someNews({
      added: [line(title, title)],
      guests: [{ slug: '2026-03-11', url: 'https://soundcloud.com/a/b', title, artist: title }],
      warnings: [`“${title}” is kept.`],
    });

  test.each(HOSTILE)('%j is a title in the summary and nothing else', (title) => {
    const { env, summary, output } = job();
    tellGitHub(quoting(title), env);
    const lines = summary().split('\n');
    const words = title.toWellFormed().replace(/\s+/g, ' ').replace(TURNS, '');
    const row = `| 2026-03-11 | ${words} | ${words} |`;
    expect(summary()).not.toMatch(/[<>`@]|\]\(|https?:|www\./);
    expect(lines.filter((each) => each.startsWith('| 2026')).map(readable)).toEqual([row, row]);
    expect(lines.filter((each) => each.startsWith('|')).map((each) => each.split('|').length)).toEqual(
      Array.from({ length: 6 }, () => 5),
    );
    expect(lines).toHaveLength(reportMarkdown(quoting('harmless')).split('\n').length);
    expect(output()).toBe('changed=true\nwritten=true\nadded=1\nremoved=0\nsource=web\n');
  });

  test.each(FORGERIES)('%j is no command in the log', (title) => {
    const { env, log } = job();
    const report = someNews({ added: [line(cleanText(title))], warnings: [`“${title}” is kept.`] });
    tellGitHub(report, env);
    const printed = [...log(), inLog(reportText(report), env), jsonInLog(report)].join('\n');
    expect(commandsIn(printed)).toEqual(['warning']);
    expect(JSON.parse(jsonInLog(report))).toEqual(report);
  });

  test.each(HOSTILE)('%j is read in the log as it was told, without the commands around it', (title) => {
    const { env, log } = job();
    tellGitHub(someNews({ warnings: [title] }), env);
    const printed = ['before', ...log(), inLog(title, env), inLog('second', env), ...log(), 'after'];
    expect(wordsInLog(printed.join('\n'))).toBe(['before', title, 'second', 'after'].join('\n'));
  });

  test('the word that switches commands on again is another one each time', () => {
    const [first, second] = [1, 2].map(() => inLog('x', { GITHUB_ACTIONS: 'true' }).split('\n')[0]);
    expect(first).toMatch(/^::stop-commands::[0-9a-f-]{36}$/);
    expect(first).not.toBe(second);
  });
});

/** Character references as what they stand for, without what nobody sees. */
function readable(markdown: string): string {
  return markdown
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/(?<=[@#])\u200B/g, '');
}

/**
 * The commands that GitHub's runner finds: lines that begin with `::`, and `##[` anywhere in a line,
 * while they are not switched off (actions/runner, ActionCommand.cs).
 */
function commandsIn(log: string): string[] {
  let word: string | null = null;
  return log.split(/\r\n|[\r\n]/).flatMap((text) => {
    const [, name = '', value = ''] =
      /^\s*::([\w-]+)[^:]*::(.*)$/.exec(text) ?? /##\[([\w-]+)[^\]]*\](.*)$/.exec(text) ?? [];
    if (word !== null) {
      if (name === word) word = null;
      return [];
    }
    if (name !== 'stop-commands') return name === '' ? [] : [name];
    word = value;
    return [];
  });
}
