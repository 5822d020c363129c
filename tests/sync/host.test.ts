import { expect, test } from 'vitest';
import { json } from '../upstream/answer.ts';
import { at as places } from '../upstream/faults.ts';
import { like, renameUser, type World } from '../upstream/world.ts';
import { STATION } from '../values/shows.ts';
import { BEFORE, expectRefusal, listing, NOW } from './forty-likes.ts';

const HALF_AN_HOUR_BEFORE = '2026-03-14T11:30:00Z';

const renamed = (world: World) =>
  renameUser(world, STATION.host.soundcloud_user_id, { username: 'Somebody', permalink: 'somebody' });

test('the name of a host who took another leads nowhere at the first sync', async () => {
  const at = await listing();
  at.change(renamed);
  await expectRefusal(at, { code: 'unknown-user', exitCode: 2 });
});

test.each(['web', 'official'] as const)(
  'a host who took another name is read by number, and the report tells of it (%s)',
  async (from) => {
    const at = await listing();
    await at.syncAt(BEFORE);
    at.change(renamed, (world) => like(world, 41, '2026-03-14T11:00:00Z'));
    expect(await at.syncAt(NOW, { full: true }, from)).toMatchObject({
      added: [{ track_id: 41 }],
      warnings: [expect.stringMatching(/no user .*host\.soundcloud_user/)],
    });
  },
);

test('a like without a date gets its own after the host took another name', async () => {
  const at = await listing();
  await at.syncAt(BEFORE);
  at.change((world) => like(world, 41, '2026-03-14T11:00:00Z'));
  await at.syncAt(HALF_AN_HOUR_BEFORE, {}, 'official');
  at.change(renamed);
  expect(await at.syncAt(NOW)).toMatchObject({ updated: [{ track_id: 41 }] });
  expect(await at.syncAt(NOW)).toMatchObject({ changed: false, warnings: [] });
});

test('a host whose account is away for a day loses nothing', async () => {
  const at = await listing();
  await at.syncAt(BEFORE);
  at.upstream.faults = [{ when: places.api, respond: json({}, 404) }];
  await expectRefusal(at, { code: 'unknown-user', exitCode: 2 });
  await expectRefusal(at, { code: 'unknown-user', exitCode: 2 }, NOW, { full: true });
  at.upstream.faults = [];
  expect(await at.syncAt(NOW)).toMatchObject({ changed: false, warnings: [] });
});
