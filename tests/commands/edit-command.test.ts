import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_NOW, archive } from '../values/archive.ts';
import { fingerprint } from '../values/folders.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from './run.ts';

describe('npm run edit', () => {
  const env = (folder: string) => ({ AIRLOG_DATA: folder, AIRLOG_NOW: ARCHIVE_NOW });

  test('writes the file, with its schema, and shows the lineup', async () => {
    const root = forkWithoutSite(
      (config) => config,
      readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
    );
    cpSync(archive(), join(root, 'data'), { recursive: true });
    const args = ['remove', 'latest', '2', '--reason', 'not played'];
    const { code, stdout, stderr } = await runCommand('edit', args, { AIRLOG_NOW: ARCHIVE_NOW }, root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2026-03-11, written to data\/edits\/2026-03-11\.json:\n/);
    expect(stdout).toContain('−    2      Somebody – Track 5 (5)');
    expect(JSON.parse(readFileSync(join(root, 'data/edits/2026-03-11.json'), 'utf8'))).toEqual({
      $schema: '../../schemas/edits.json',
      lineup: [{ remove: 5, reason: 'not played' }],
    });
  });

  test('takes each kind of edit, and strangers’ words in its log are no commands to GitHub', async () => {
    const root = archive();
    const edits: [string, ...string[]][] = [
      ['add', 'https://soundcloud.com/guest/song', '--position', '2', '--reason', 'a'],
      ['move', '1', '5', '--reason', 'b'],
      ['correct', '4', '--title', '##[error]x', '--artist', 'A', '--reason', 'c'],
      ['title', 'Storm', '--reason', 'd'],
      ['notes', 'Words', '--reason', 'e'],
    ];
    for (const [kind, ...args] of edits) {
      const surroundings = { ...env(root), GITHUB_ACTIONS: 'true' };
      const { code, stdout } = await runCommand('edit', [kind, 'latest', ...args], surroundings);
      expect({ code, stdout }, kind).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^::stop-commands::(.*)\n2026-03-11, written to [\s\S]*\n::\1::\n$/),
      });
    }
    expect(JSON.parse(readFileSync(join(root, 'edits/2026-03-11.json'), 'utf8'))).toMatchObject({
      title: 'Storm',
      notes: 'Words',
      reasons: { title: 'd', notes: 'e' },
      lineup: [
        { add: 'https://soundcloud.com/guest/song', position: 2, reason: 'a' },
        { move: 4, position: 5, reason: 'b' },
        { correct: 7, title: '##[error]x', artist: 'A', reason: 'c' },
      ],
    });
  });

  test.each<[string, string[], RegExp]>([
    [
      'no kind of edit',
      [],
      /Commands:[\s\S]*add[\s\S]*remove[\s\S]*move[\s\S]*correct[\s\S]*title[\s\S]*notes/,
    ],
    ['no reason', ['remove', 'latest', '1'], /required option '--reason <text>'/],
    [
      'a place that is no number',
      ['move', 'latest', '1', 'first', '--reason', 'x'],
      /Expected a position: 1, 2, 3/,
    ],
    [
      'a track that is none',
      ['remove', 'latest', '99', '--reason', 'x'],
      /has no track "99"[\s\S]*Next: .*positions 1 to 5/,
    ],
  ])('%s is told, exit code 2', async (_what, args, words) => {
    const folder = archive();
    const before = fingerprint(folder);
    const { code, stdout, stderr } = await runCommand('edit', args, env(folder));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(fingerprint(folder)).toEqual(before);
  });

  test('takes notes that begin as a list, behind a -- as its help says', async () => {
    expect((await runCommand('edit', ['notes', '--help'])).stdout).toMatch(/begins with a dash.*\n? *.*--/);
    const { code, stdout } = await runCommand(
      'edit',
      ['notes', 'latest', '--', '- one\n- two'],
      env(archive()),
    );
    expect(stdout).toMatch(/Notes: - one\n.*Notes: - two/);
    expect(code).toBe(0);
  });

  test('explains each kind of edit', async () => {
    const { code, stdout } = await runCommand('edit', ['move', '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/show +date of the show \(2026-03-11\) or address of its page, or/);
    expect(stdout).toMatch(/track +place in the show, SoundCloud number, or address/);
    expect(stdout).toMatch(/position +its place afterwards/);
  });
});
