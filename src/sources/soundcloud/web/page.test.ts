import { expect, test } from 'vitest';
import { GOOD_MANNERS } from '#tests/upstream/manners.ts';
import { homePage, mobilePage, script } from '#tests/upstream/pages.ts';
import { idInHydration, idInMobilePage, idInScript, scriptUrls } from './page.ts';

const ID = 'abcdefghijklmnopqrstuvwxyz012345';
const hosts = { webUrl: 'https://soundcloud.com', assetsUrl: 'https://a-v2.sndcdn.com' };
const hydration = (entries: string) => `<script>window.__sc_hydration = ${entries};</script>`;
const apiClient = `{"hydratable":"apiClient","data":{"id":"${ID}","isExpiring":false}}`;

test('the page, its last script and the mobile page tell the id', () => {
  expect(idInHydration(homePage(GOOD_MANNERS))).toBe(GOOD_MANNERS.clientId);
  expect(idInScript(script(GOOD_MANNERS, '/assets/53-a49d47cd.js') ?? '')).toBe(GOOD_MANNERS.clientId);
  expect(idInMobilePage(mobilePage(GOOD_MANNERS))).toBe(GOOD_MANNERS.clientId);
});

test.each([
  ['among other entries', hydration(`[{"hydratable":"anonymousId","data":"1"},${apiClient}]`), ID],
  ['behind a text that holds ];', hydration(`[{"hydratable":"x","data":"a ]; b"},${apiClient}]`), ID],
  ['without blanks', `<script>window.__sc_hydration=[${apiClient}]</script>`, ID],
  ['no such entry', hydration('[{"hydratable":"anonymousId","data":"1"}]'), null],
  ['an entry of another shape', hydration('[{"hydratable":"apiClient","data":null}]'), null],
  ['an id that is none', hydration('[{"hydratable":"apiClient","data":{"id":"no id"}}]'), null],
  ['broken JSON', hydration(`[${apiClient}`), null],
  ['a page cut short', `<script>window.__sc_hydration = [${apiClient}`, null],
  ['no array', '<html></html>', null],
])('hydration: %s', (_, page, id) => {
  expect(idInHydration(page)).toBe(id);
});

test.each([
  [
    'beside decoys',
    `google_client_id:"${ID.toUpperCase()}",client_application_id:46941,client_id:"${ID}"`,
    ID,
  ],
  ['in JSON', `{"client_id": "${ID}"}`, ID],
  ['google’s alone', `google_client_id:"${ID}"`, null],
  ['apple’s alone', `apple_id_client_id:"${ID}"`, null],
  ['another word that ends so', `$client_id:"${ID}"`, null],
  ['a variable', 'client_id:e.id', null],
])('script: %s', (_, source, id) => {
  expect(idInScript(source)).toBe(id);
});

test('scripts are told in the page’s order, whatever their attributes; foreign ones are left out', () => {
  expect(scriptUrls(homePage(GOOD_MANNERS), hosts).map((url) => url.href)).toEqual([
    'https://a-v2.sndcdn.com/assets/57-cbf68d18.js',
    'https://a-v2.sndcdn.com/assets/18-eb4f8922.js',
    'https://a-v2.sndcdn.com/assets/2-a2471f37.js',
    'https://a-v2.sndcdn.com/assets/53-a49d47cd.js',
  ]);
});

test('scripts of the real host are asked from the configured one', () => {
  const page =
    '<script src="//a-v2.sndcdn.com/assets/1.js?v=2"></script><script data-src="https://a-v2.sndcdn.com/no.js"></script>';
  const urls = scriptUrls(page, { ...hosts, assetsUrl: 'http://127.0.0.1:9/assets' });
  expect(urls.map((url) => url.href)).toEqual(['http://127.0.0.1:9/assets/assets/1.js?v=2']);
});

test('a page of ever so many scripts that never end names none', () => {
  expect(scriptUrls('<script '.repeat(100_000), hosts)).toEqual([]);
}, 10_000);
