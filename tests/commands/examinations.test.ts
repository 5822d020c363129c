import { describe, expect, test, vi } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { type Finding, lookAt, missing, unknown, well } from '../../scripts/doctor/finding.ts';
import { config, credentials, data, soundCloud } from '../../scripts/doctor/here.ts';
import { paragraph, verdictOf } from '../../scripts/doctor/words.ts';
import { at, changedJson } from '../upstream/faults.ts';
import { GOOD_OFFICIAL_MANNERS } from '../upstream/manners.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { surroundings } from '../values/surroundings.ts';
import { desk, deskWithArchive } from './desk.ts';

describe('a look', () => {
  const problems = [{ file: 'data/a.json', pointer: '/b', message: 'is missing' }];
  const error = new AirlogError({
    kind: 'guard',
    code: 'x',
    what: 'What.',
    why: 'Why.',
    next: 'Next.',
    problems,
  });

  test('finds what a command would refuse, in the command’s words', async () => {
    const examine = () => Promise.reject(error);
    const found = await lookAt({ subject: 'Data', examine });
    expect(found).toEqual({ verdict: 'missing', words: 'What. Why.', next: 'Next.', problems, exitCode: 4 });
    expect(paragraph('Data', found)).toBe(
      '✗ Data         What. Why.\n               data/a.json /b: is missing\n               Next: Next.',
    );
  });

  test('takes a bug for a bug', async () => {
    const examine = () => Promise.reject(new Error('a bug'));
    await expect(lookAt({ subject: 'Data', examine })).rejects.toThrow('a bug');
  });
});

test.each<[Finding[], string]>([
  [[well('a')], 'All is well.'],
  [
    [well('a'), unknown('b')],
    'Nothing is missing as far as could be seen. 1 question could not be asked: see the marks “?”.',
  ],
  [[well('a'), missing('b', 'c')], '1 thing is missing; begin with the first.'],
  [
    [missing('a', 'b'), unknown('c'), missing('d', 'e'), unknown('f')],
    '2 things are missing; begin with the first. 2 questions could not be asked: see the marks “?”.',
  ],
])('the verdict on %j: %s', (findings, words) => {
  expect(verdictOf(findings)).toBe(words);
});

test('doctor says of the config when the week turns, and where the site will live', () => {
  surroundings({ SITE_URL: 'https://radio.example', BASE_PATH: '/rat' });
  const words = 'Wednesday 22:00 America/New_York, to live on https://radio.example/rat/';
  expect(config.examine()).toEqual(well(`Nick the Rat Radio: ${words}`));
});

describe('doctor says of the data', () => {
  test('how much there is', async () => {
    const { env } = await deskWithArchive();
    surroundings(env);
    expect(await data.examine()).toEqual(well('1 show with 12 tracks, last success 2026-07-03T12:00:00Z'));
  });

  test('that there are none yet', async () => {
    const folder = temporaryFolder();
    surroundings({ AIRLOG_DATA: folder });
    const words = `${folder}/ holds no archive yet.`;
    expect(await data.examine()).toMatchObject({ verdict: 'missing', words, exitCode: 2 });
  });

  test('where they are broken', async () => {
    const folder = temporaryFolder();
    surroundings({ AIRLOG_DATA: folder });
    place(folder, 'status.json', '{');
    const problems = [{ file: `${folder}/status.json` }];
    expect(await lookAt(data)).toMatchObject({ verdict: 'missing', exitCode: 4, problems });
  });
});

describe('doctor says of SoundCloud', () => {
  test('that it knows the host, and how many tracks it counts', async () => {
    const { env } = await desk(3);
    surroundings(env);
    expect(await soundCloud.examine()).toEqual(well('answers, and knows nicktherat with 3 likes'));
  });

  test('that it knows the host, where it counts nothing', async () => {
    const { env, upstream } = await desk(3);
    surroundings(env);
    const uncounted = changedJson((user) => ({ ...user, likes_count: null, public_favorites_count: null }));
    upstream.faults = [{ when: at.resolve, respond: uncounted }];
    expect(await soundCloud.examine()).toEqual(well('answers, and knows nicktherat'));
  });

  test('that it takes the credentials, or does not', async () => {
    const { env } = await desk();
    const { clientId, clientSecret } = GOOD_OFFICIAL_MANNERS;
    surroundings({ ...env, SOUNDCLOUD_CLIENT_ID: clientId, SOUNDCLOUD_CLIENT_SECRET: clientSecret });
    expect(await credentials.examine()).toEqual(well('the official API takes them'));
    vi.stubEnv('SOUNDCLOUD_CLIENT_SECRET', 'another');
    vi.stubEnv('XDG_CACHE_HOME', temporaryFolder());
    expect(await lookAt(credentials)).toMatchObject({ verdict: 'missing', exitCode: 3 });
  });
});
