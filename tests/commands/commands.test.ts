import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { cleanText } from '#domain/text.ts';
import { demandReadableRoot } from '../../scripts/build/root-folder.ts';
import { demandApartFromData } from '../../scripts/console/apart-from-data.ts';
import { worldWithTracks } from '../sync/workplace.ts';
import { startUpstream } from '../upstream/server.ts';
import { like } from '../upstream/world.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { forkWithoutSite, REPOSITORY, runCommand, startCommand } from './run.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');

/** A SoundCloud that knows the host of station.config.ts, and the environment that leads there. */
async function soundCloudOfTheStation() {
  const world = worldWithTracks(3);
  const user = { ...world.user, id: 206979918, permalink: 'nicktherat' };
  const liked = like(like({ ...world, user }, 1, '2026-07-02T01:59:59Z'), 2, '2026-07-02T02:00:00Z');
  const upstream = await startUpstream(liked);
  onTestFinished(() => upstream.close());
  const folder = join(temporaryFolder(), 'data');
  return {
    upstream,
    folder,
    env: { ...upstream.env, AIRLOG_DATA: folder, AIRLOG_NOW: '2026-07-02T03:00:00Z' },
  };
}

describe('wrong use is told, with exit code 2', () => {
  test.each<[string, string, string[], Record<string, string>, RegExp]>([
    ['an unknown flag', 'sync', ['--ful'], {}, /unknown option '--ful'[\s\S]*--full/],
    ['a stray word', 'sync', ['everything'], {}, /too many arguments/],
    [
      'an impossible date',
      'sync',
      ['--since', '2026-02-30'],
      {},
      /2026-02-30.*Expected a day such as 2026-01-01/,
    ],
    ['an unknown source', 'sync', ['--source', 'radio'], {}, /Allowed choices are auto, web/],
    ['an impossible moment', 'sync', [], { AIRLOG_NOW: 'yesterday' }, /AIRLOG_NOW.*yesterday|AIRLOG_NOW/],
    ['an address that is none', 'sync', [], { SOUNDCLOUD_API_V2_URL: 'api' }, /SOUNDCLOUD_API_V2_URL/],
    ['a port that is none', 'start', ['--port', '99999'], {}, /port from 1 to 65535/],
    ['a missing folder', 'export', [], {}, /--out <folder>/],
    [
      'an empty folder',
      'export',
      ['--out', ''],
      {},
      /'--out <folder>' argument ''.*Expected the name of a folder/,
    ],
    [
      'an empty folder',
      'build',
      ['--out', ''],
      {},
      /'--out <folder>' argument ''.*Expected the name of a folder/,
    ],
    ['a size that is none', 'bench:build', ['52', 'all'], {}, /'all'.*Expected a number such as 100/],
  ])('%s', async (_, name, args, env, words) => {
    const { code, stderr, stdout } = await runCommand(name, args, { AIRLOG_DATA: temporaryFolder(), ...env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });

  test.each([
    ['sync', ['--dry-run']],
    ['sync', ['--since=2026-01-01']],
    ['sync', ['--source', 'web']],
    ['edit', ['remove', 'latest', '1', '--reason', 'not played']],
    ['start', ['--port', '8080']],
  ])('npm run %s %j, of which npm keeps the option', async (name, args) => {
    const npm = ['run', '--silent', name, ...args];
    const env = { PATH: process.env.PATH, HOME: temporaryFolder(), AIRLOG_DATA: temporaryFolder() };
    const { status, stdout, stderr } = spawnSync('npm', npm, { cwd: REPOSITORY, env, encoding: 'utf8' });
    const option = args.find((word) => word.startsWith('--'))?.replace(/=.*/, '');
    expect(stderr).toMatch(`npm took ${option} for itself, so ${name} did nothing. [option-for-npm]`);
    expect(stderr).toMatch(`\`npm run ${name} -- …\``);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(readdirSync(env.AIRLOG_DATA)).toEqual([]);
  });

  test.each([
    ['a file', 'export', '/taken'],
    ['a folder below a file', 'export', '/taken/deeper'],
    ['a folder below a file', 'build', '/taken/deeper'],
  ])('%s where %s should write', async (_, command, path) => {
    const root = temporaryFolder();
    place(root, 'taken', 'mine');
    const { code, stderr } = await runCommand(command, ['--out', root + path], {
      AIRLOG_DATA: inject('sample'),
    });
    expect(stderr).toMatch(
      /taken.* cannot be written: .*\[cannot-write\]\nWhy: .*A file lies where[\s\S]*Move it away/,
    );
    expect(code).toBe(2);
    expect(Object.keys(fingerprint(root))).toEqual(['taken']);
  });

  test.runIf(process.platform === 'linux').each(['export', 'build'])(
    'a place where the system lets %s make no folder',
    async (command) => {
      const env = { AIRLOG_DATA: inject('sample') };
      const { code, stderr } = await runCommand(command, ['--out', '/proc/airlog'], env);
      expect(stderr).toMatch('/proc/airlog cannot be written');
      expect(code).toBe(2);
    },
  );

  describe('among the data', () => {
    let root: string;
    let data: string;
    beforeEach(() => {
      root = temporaryFolder();
      data = join(root, 'data');
      cpSync(inject('sample'), data, { recursive: true });
      symlinkSync(data, join(root, 'link'));
    });

    test.each([
      ['the data folder', 'data'],
      ['the same, said in a roundabout way', 'nowhere/../data'],
      ['a folder in it', 'data/site'],
      ['a link to it', 'link'],
      ['the folder that holds it', ''],
    ])('lies %s', (_, path) => {
      const refusal = expect.objectContaining({ code: 'folder-of-data', exitCode: 2 });
      expect(() => demandApartFromData(`${root}/${path}`, data)).toThrow(refusal);
      expect(() => demandApartFromData(`${root}/beside`, data)).not.toThrow();
    });

    test.each([
      ['export', 'data/site'],
      ['build', ''],
    ])('%s writes nothing', async (command, path) => {
      place(root, 'playlist.json', 'a site lies here');
      const before = fingerprint(root);
      const { code, stderr } = await runCommand(command, ['--out', `${root}/${path}`], { AIRLOG_DATA: data });
      expect(stderr).toMatch(
        /Nothing is written into .*: the data lie there\. \[folder-of-data\][\s\S]*Next: /,
      );
      expect(code).toBe(2);
      expect(fingerprint(root)).toEqual(before);
    });
  });

  test.each(['radio #1', 'radio?', 'the "radio"'])(
    'a folder named %j, where nothing can be built',
    (name) => {
      const root = join(temporaryFolder(), name);
      mkdirSync(root);
      const from = process.cwd();
      onTestFinished(() => process.chdir(from));
      expect(demandReadableRoot).not.toThrow();
      process.chdir(root);
      const sign = /[#?"]/.exec(name)?.[0];
      const message = expect.stringMatching(`has a \\${sign} in it\\.$`);
      expect(demandReadableRoot).toThrow(expect.objectContaining({ code: 'unreadable-root', message }));
    },
  );

  test('a build in such a folder', async () => {
    const root = forkWithoutSite((config) => config, CONFIG, join(temporaryFolder(), 'radio #1'));
    const { code, stdout, stderr } = await runCommand('build', [], { AIRLOG_DATA: inject('sample') }, root);
    expect(stderr).toMatch(/\[unreadable-root\]\nWhy: .*\nNext: .*move/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a port in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await runCommand('start', ['--port', String(port)]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} cannot be used`);
  });

  test('station.config.ts with a wrong zone, a wrong weekday and a misspelled field', async () => {
    const wrong = CONFIG.replace('America/New_York', 'America/Gotham')
      .replace("'Wednesday'", "'Midweek'")
      .replace('language:', 'langauge:');
    const { code, stderr } = await runCommand(
      'check',
      [],
      {},
      forkWithoutSite(() => wrong, CONFIG),
    );
    expect(stderr).toMatch(/\/schedule\/time_zone: expected an IANA time zone/);
    expect(stderr).toMatch(/\/schedule\/weekday: Invalid option: expected one of "Monday"/);
    expect(stderr).toMatch(/\/langauge: unknown field/);
    expect(code).toBe(2);
  });

  test('a user that SoundCloud does not know', async () => {
    const { env, upstream } = await soundCloudOfTheStation();
    upstream.world = { ...upstream.world, user: { ...upstream.world.user, permalink: 'somebody-else' } };
    const { code, stderr } = await runCommand('sync', [], env);
    expect(stderr).toContain('nicktherat');
    expect(code).toBe(2);
  });
});

describe('sync', () => {
  test('explains itself in words, not in values of a program', async () => {
    const { code, stdout } = await runCommand('sync', ['--help']);
    expect(stdout).toMatch(/--full +read the whole history of likes\n +--since <date> +read back/);
    expect(stdout).not.toMatch(/null|false/);
    expect(code).toBe(0);
  });

  test('tells what it found, and the second time that there is no news', async () => {
    const { env, folder } = await soundCloudOfTheStation();
    const first = await runCommand('sync', [], env);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/2 likes added, in 2 shows:\n {2}\+ 2026-06-24/);
    const before = fingerprint(folder);
    expect((await runCommand('sync', [], env)).stdout).toMatch(/^No news/);
    expect(fingerprint(folder)).toEqual(before);
  });

  test('reports to programs as JSON', async () => {
    const { env } = await soundCloudOfTheStation();
    const { stdout } = await runCommand('sync', ['--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({
      source: 'web',
      changed: true,
      current_show: '2026-07-01',
      pages: 1,
    });
  });

  test('replaces the sample whole, its edits too, and keeps other edits', async () => {
    const { env, folder } = await soundCloudOfTheStation();
    cpSync(inject('sample'), folder, { recursive: true });
    place(folder, 'edits/2026-06-24.json', '{"title": "Mine"}');
    expect((await runCommand('sync', [], env)).code).toBe(0);
    expect(Object.keys(fingerprint(folder)).filter((path) => !path.startsWith('airlog/'))).toEqual([
      'edits/2026-06-24.json',
      'shows/2026/2026-06-24.json',
      'shows/2026/2026-07-01.json',
      'status.json',
    ]);
  });

  test('keeps an edit of the sample that a person has changed, and says so by name', async () => {
    const { env, folder } = await soundCloudOfTheStation();
    cpSync(inject('sample'), folder, { recursive: true });
    const [name = ''] = readdirSync(join(folder, 'edits')).sort();
    const changed = readFileSync(join(folder, 'edits', name), 'utf8').replace(/"reason": "/, '$&indeed, ');
    place(folder, `edits/${name}`, changed);
    place(folder, 'edits/2026-06-24.json', '{"title": "Mine"}');
    const { code, stdout } = await runCommand('sync', [], env);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'edits', name), 'utf8')).toBe(changed);
    expect(readdirSync(join(folder, 'edits')).sort()).toEqual([name, '2026-06-24.json'].sort());
    expect(stdout).toMatch(new RegExp(`Warning: ${folder}/edits/${name} stays: .*npm run check.*delete it`));
    expect((await runCommand('sync', [], env)).stdout).not.toContain('stays');
  });

  test('refuses an archive of another user and leaves it alone', async () => {
    const { env, folder } = await soundCloudOfTheStation();
    await runCommand('sync', [], env);
    const status = readFileSync(join(folder, 'status.json'), 'utf8');
    place(folder, 'status.json', status.replace('206979918', '206979919'));
    const before = fingerprint(folder);
    for (const command of ['sync', 'check', 'build']) {
      const { code, stderr } = await runCommand(command, [], env);
      expect(stderr).toMatch(/holds the likes of user 206979919[\s\S]*Next:/);
      expect(code).toBe(4);
    }
    expect(fingerprint(folder)).toEqual(before);
  });
});

test.each(['stdout', 'stderr'] as const)('a reader that leaves %s early is no bug', async (left) => {
  const { env } = await soundCloudOfTheStation();
  const nobody = { GITHUB_API_URL: 'http://127.0.0.1:1', SITE_URL: 'http://127.0.0.1:1' };
  const child = startCommand('doctor', [], { ...env, ...nobody });
  child[left]?.destroy();
  const [words, [code]] = await Promise.all([
    text((left === 'stdout' ? child.stderr : child.stdout) as Readable),
    once(child, 'close'),
  ]);
  expect(words).not.toMatch(/bug|EPIPE/);
  expect(code).toBe(2);
});

describe('what is wrong with the data is told with file and pointer, exit code 4', () => {
  type Wrong = [name: string, damage: (folder: string) => void, ...words: string[]];
  const unreadable: Wrong[] = [
    [
      'a broken show',
      (folder) => place(folder, 'shows/2026/2026-03-11.json', '{"slug":'),
      'shows/2026/2026-03-11.json: cannot be read',
    ],
    [
      'a show without a field',
      (folder) => place(folder, 'shows/2026/2026-02-25.json', '{"slug":"2026-02-25"}'),
      'shows/2026/2026-02-25.json /week_start:',
    ],
  ];
  const edits: Wrong[] = [
    [
      'an edit to an unknown track',
      (folder) => place(folder, 'edits/2026-03-04.json', '{"lineup":[{"remove":1,"reason":"x"}]}'),
      'edits/2026-03-04.json /lineup/0/remove: track 1 is not in this show',
    ],
    [
      'an edit to an unknown show',
      (folder) => place(folder, 'edits/2031-01-01.json', '{"title":"x"}'),
      'edits/2031-01-01.json: the archive has no show',
    ],
    [
      'a file whose name forges a line and steers a terminal',
      (folder) => place(folder, 'edits/x\nNext:  \u001b[8mforged.json', '{}'),
      'edits/x Next:   [8mforged.json: expected a file named after a show',
    ],
  ];
  const lost: Wrong[] = [
    [
      'a missing show',
      (folder) => rmSync(join(folder, 'shows/2026/2026-02-18.json')),
      'status.json /counts/shows: 1 of the shows',
    ],
    ['an empty folder', (folder) => rmSync(folder, { recursive: true }), 'status.json: missing'],
    [
      'a folder that leads back to itself',
      (folder) => {
        rmSync(folder, { recursive: true });
        symlinkSync('data', folder);
      },
      'shows: cannot be read: ELOOP',
    ],
  ];
  const texts: Wrong[] = [
    [
      'text that steers a terminal and is no JSON',
      (folder) => place(folder, 'edits/2026-03-04.json', '\u001b]0;forged\u0007'),
      ']0;forged ',
    ],
    [
      'a field whose name steers a terminal',
      (folder) => place(folder, 'edits/2026-03-04.json', '{"a\\u009b8mb":1}'),
      'edits/2026-03-04.json /a 8mb: unknown field',
    ],
  ];

  test.each([...unreadable, ...edits, ...lost, ...texts])('by check: %s', (...wrong) =>
    isToldBy('check', wrong),
  );

  const atOnce = (wrong: readonly Wrong[]): Wrong => [
    wrong.map(([name]) => name).join(', '),
    (folder) => {
      for (const [, damage] of wrong) damage(folder);
    },
    ...wrong.flatMap(([, , ...words]) => words),
  ];

  test.each([...lost, atOnce(unreadable), atOnce(edits)])('by build: %s', (...wrong) =>
    isToldBy('build', wrong),
  );

  async function isToldBy(command: string, [, damage, ...words]: Wrong): Promise<void> {
    const folder = join(temporaryFolder(), 'data');
    cpSync(inject('sample'), folder, { recursive: true });
    damage(folder);
    const { code, stderr, stdout } = await runCommand(command, [], { AIRLOG_DATA: folder });
    for (const each of words) expect(stderr).toContain(each);
    expect(stderr.split('\n').filter((line) => cleanText(line) !== line.trim())).toEqual([]);
    expect(stderr.match(/^Next: /gm)).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  }
});
