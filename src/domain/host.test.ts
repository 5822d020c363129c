import { expect, test } from 'vitest';
import { STATION } from '#tests/values/shows.ts';
import { hostOn, isHost, lastingId } from './host.ts';

const [first, second, third] = ['First', 'Second', 'Third'].map((name, index) => ({
  name,
  soundcloud_user: name,
  soundcloud_user_id: index + 1,
})) as [typeof STATION.host, typeof STATION.host, typeof STATION.host];
const hosts = {
  host: third,
  earlier_hosts: [
    { ...first, last_show: '2026-03-04' },
    { ...second, last_show: '2026-03-18' },
  ],
};

test.each([
  ['2019-01-02', first],
  ['2026-03-04', first],
  ['2026-03-11', second],
  ['2026-03-18', second],
  ['2026-03-25', third],
])('the show of %s is that of its host', (slug, host) => {
  expect(hostOn(slug, hosts)).toEqual(host);
  expect(hostOn(slug, STATION)).toEqual(STATION.host);
});

test('hosts are whoever hosts the show, or did', () => {
  expect([1, 2, 3, 4].map((id) => isHost(id, hosts))).toEqual([true, true, true, false]);
});

test('what is published bears the number of the first host for ever', () => {
  expect(lastingId(hosts)).toBe(1);
  expect(lastingId(STATION)).toBe(STATION.host.soundcloud_user_id);
});
