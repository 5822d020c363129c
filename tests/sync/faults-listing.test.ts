import { describe, expect, test } from 'vitest';
import type { Answer, UpstreamRequest } from '../upstream/answer.ts';
import { changedJson, leadingTo, likesPageNumber, at as places } from '../upstream/faults.ts';
import type { Manners } from '../upstream/manners.ts';
import { like, unlike } from '../upstream/world.ts';
import { fingerprint } from '../values/folders.ts';
import { BEFORE, expectRefusal, listing, NOW } from './forty-likes.ts';

const HOST_LIKES = 'https://api-v2.soundcloud.com/users/4000000001/likes';

describe('a listing that never ends', () => {
  const cursor = (request: UpstreamRequest) => request.query.get('offset') ?? '';

  test.each<[string, number, number]>([
    ['a page that leads to itself', 3, 3],
    ['two pages that lead to each other', 3, 2],
    ['a last page that leads to the first that had a cursor', 8, 2],
  ])('%s', async (_, from, to) => {
    const at = await listing();
    const target = likesPageNumber(to);
    let cursorOfTarget = '';
    at.upstream.faults = [
      {
        when: (request) => {
          if (target(request)) cursorOfTarget = cursor(request);
          return false;
        },
        respond: 'reset',
      },
      {
        when: likesPageNumber(from),
        respond: (healthy) =>
          leadingTo(`${HOST_LIKES}?offset=${encodeURIComponent(cursorOfTarget)}&limit=200`)(healthy),
      },
    ];
    await expectRefusal(at, { code: 'listing-loop', exitCode: 3 });
    expect(at.upstream.requests.filter(places.likes)).toHaveLength(from);
  });

  test.each<[string, (healthy: Answer) => Answer]>([
    ['empty', changedJson(() => ({ collection: [] }))],
    ['always the same likes', (healthy) => healthy],
  ])('pages that are %s, each with a cursor never seen before', async (_, page) => {
    const at = await listing();
    let pages = 0;
    at.upstream.faults = [
      {
        when: places.likes,
        respond: (healthy) => {
          pages += 1;
          return leadingTo(`${HOST_LIKES}?offset=${pages}`)(page(healthy));
        },
      },
    ];
    await expectRefusal(at, { code: 'listing-endless', exitCode: 3 });
    expect(pages).toBeLessThan(120);
  });
});

describe('next_href', () => {
  test.each<[string, unknown]>([
    ['of another user', 'https://api-v2.soundcloud.com/users/4000000002/likes?offset=1'],
    ['of another list', 'https://api-v2.soundcloud.com/users/4000000001/track_likes?offset=1'],
    ['of another path', 'https://api-v2.soundcloud.com/stream?offset=1'],
    ['that climbs out', `${HOST_LIKES}/../../1/likes?offset=1`],
    ['without an address', ''],
    ['that is no address', 'http://[oops'],
  ])('%s is no page of this list', async (_, href) => {
    const at = await listing();
    at.upstream.faults = [{ when: likesPageNumber(2), respond: leadingTo(href) }];
    await expectRefusal(at, {
      code: 'soundcloud-shape',
      exitCode: 3,
      problems: [{ file: '/users/4000000001/likes', pointer: '/next_href' }],
    });
  });

  test('is followed on the configured host, whatever host and scheme it names', async () => {
    const at = await listing();
    at.upstream.faults = [
      {
        when: places.likes,
        respond: (healthy) => ({
          ...healthy,
          body: healthy.body.replace('https://api-v2.soundcloud.com/', 'http://10.0.0.1:8080/'),
        }),
      },
    ];
    expect((await at.syncAt(NOW)).added).toHaveLength(40);
  });
});

describe('order', () => {
  const disorders: [string, Partial<Manners>][] = [
    ['pages in the wrong order', { order: 'swapped-pages' }],
    ['the oldest likes first', { order: 'oldest-first' }],
    ['likes that stand on two pages', { overlap: 3 }],
    ['longer pages', { pageLimit: 40 }],
  ];

  test.each(disorders)('%s give a first sync the same bytes', async (_, manners) => {
    const [orderly, disorderly] = [await listing(), await listing(manners)];
    await orderly.syncAt(NOW);
    await disorderly.syncAt(NOW);
    expect(fingerprint(disorderly.folder)).toEqual(fingerprint(orderly.folder));
  });

  test.each(disorders)('%s give a later sync the same bytes', async (_, manners) => {
    const [orderly, disorderly] = [await listing(), await listing()];
    for (const at of [orderly, disorderly]) {
      await at.syncAt(BEFORE);
      at.change((world) => like(unlike(world, 39), 41, '2026-03-14T01:00:00Z'));
    }
    disorderly.upstream.manners = { ...disorderly.upstream.manners, ...manners };
    expect((await orderly.syncAt(NOW)).removed).toHaveLength(1);
    await disorderly.syncAt(NOW);
    expect(fingerprint(disorderly.folder)).toEqual(fingerprint(orderly.folder));
  });
});
