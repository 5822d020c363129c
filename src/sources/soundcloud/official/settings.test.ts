import { expect, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { readOfficialSettings } from './settings.ts';

const BOTH = { SOUNDCLOUD_CLIENT_ID: 'TheId', SOUNDCLOUD_CLIENT_SECRET: 'TheSecret' };

test.each([{}, { SOUNDCLOUD_CLIENT_ID: '', SOUNDCLOUD_CLIENT_SECRET: '' }])(
  'without credentials (%j) there is no access',
  (environment) => {
    expect(readOfficialSettings(environment)).toBeNull();
  },
);

test('credentials lead to the real hosts', () => {
  expect(readOfficialSettings(BOTH)).toEqual({
    apiUrl: 'https://api.soundcloud.com',
    authUrl: 'https://secure.soundcloud.com',
    clientId: 'TheId',
    clientSecret: 'TheSecret',
    userAgent: 'airlog',
  });
});

test('a line break after a copied secret is no part of it', () => {
  expect(readOfficialSettings({ ...BOTH, SOUNDCLOUD_CLIENT_SECRET: ' TheSecret\n' })).toMatchObject({
    clientSecret: 'TheSecret',
  });
});

test.each([
  ['SOUNDCLOUD_CLIENT_ID', 'SOUNDCLOUD_CLIENT_SECRET'],
  ['SOUNDCLOUD_CLIENT_SECRET', 'SOUNDCLOUD_CLIENT_ID'],
] as const)('%s without %s is wrong use, and the missing one is named', (given, missing) => {
  const error = caught({ [given]: BOTH[given] });
  expect(error).toMatchObject({
    kind: 'usage',
    code: 'half-credentials',
    exitCode: 2,
    problems: [{ file: 'environment', pointer: `/${missing}` }],
  });
  expect(error.message).toContain(`${missing} is not`);
  expect(JSON.stringify([error.message, error.why, error.next])).not.toContain(BOTH[given]);
});

test.each([
  ['SOUNDCLOUD_API_URL', 'api.soundcloud.com'],
  ['SOUNDCLOUD_AUTH_URL', 'ftp://secure.soundcloud.com'],
  ['SOUNDCLOUD_CLIENT_ID', 'an id'],
  ['SOUNDCLOUD_CLIENT_SECRET', 'geheimß'],
])('a wrong %s is told by its name, without its value', (name, wrong) => {
  const error = caught({ ...BOTH, [name]: wrong });
  expect(error).toMatchObject({ kind: 'usage', code: 'invalid-environment' });
  expect(error.message).toContain(name);
  expect(JSON.stringify([error.message, error.problems])).not.toContain(wrong);
});

function caught(environment: Record<string, string>): AirlogError {
  try {
    readOfficialSettings(environment);
  } catch (error) {
    if (error instanceof AirlogError) return error;
  }
  throw new Error('expected an AirlogError');
}
