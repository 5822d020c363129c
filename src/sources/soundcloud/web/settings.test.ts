import { expect, test } from 'vitest';
import { AirlogError } from '#domain/errors.ts';
import { readWebSettings } from './settings.ts';

test('without variables the real hosts are asked', () => {
  expect(readWebSettings({})).toEqual({
    webUrl: 'https://soundcloud.com',
    assetsUrl: 'https://a-v2.sndcdn.com',
    mobileUrl: 'https://m.soundcloud.com',
    apiV2Url: 'https://api-v2.soundcloud.com',
    userAgent: 'airlog',
  });
});

test('an empty variable counts as unset, and a slash at the end is no part of an address', () => {
  const settings = readWebSettings({
    SOUNDCLOUD_WEB_URL: '',
    SOUNDCLOUD_WEB_CLIENT_ID: '',
    SOUNDCLOUD_API_V2_URL: 'http://127.0.0.1:8080/api-v2//',
  });
  expect(settings).toMatchObject({
    webUrl: 'https://soundcloud.com',
    apiV2Url: 'http://127.0.0.1:8080/api-v2',
  });
  expect(settings).not.toHaveProperty('clientId');
});

test('the user agent names the project, its version and the repository that runs it', () => {
  const { userAgent } = readWebSettings({
    npm_package_version: '1.2.3',
    GITHUB_REPOSITORY: 'someone/station',
  });
  expect(userAgent).toBe('airlog/1.2.3 (+https://github.com/someone/station)');
});

test.each([
  ['SOUNDCLOUD_WEB_URL', 'soundcloud.com'],
  ['SOUNDCLOUD_ASSETS_URL', 'ftp://a-v2.sndcdn.com'],
  ['SOUNDCLOUD_MOBILE_URL', 'https://m.soundcloud.com/?x=1'],
  ['SOUNDCLOUD_API_V2_URL', 'http://'],
  ['SOUNDCLOUD_API_V2_URL', 'https://somebody:secret@api-v2.soundcloud.com'],
  ['SOUNDCLOUD_WEB_CLIENT_ID', 'an id with spaces'],
  ['GITHUB_REPOSITORY', 'someone/Ω'],
])('a wrong %s is told by its name, without its value', (name, wrong) => {
  const error = caught(() => readWebSettings({ [name]: wrong }));
  expect(error).toMatchObject({ kind: 'usage', code: 'invalid-environment', exitCode: 2 });
  expect(error.message).toContain(name);
  expect(error.problems).toMatchObject([{ file: 'environment', pointer: `/${name}` }]);
  expect(JSON.stringify([error.message, error.why, error.next, error.problems])).not.toContain(wrong);
});

function caught(run: () => unknown): AirlogError {
  try {
    run();
  } catch (error) {
    if (error instanceof AirlogError) return error;
  }
  throw new Error('expected an AirlogError');
}
