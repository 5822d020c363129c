import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { at } from '../upstream/faults.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';
import { like } from '../upstream/world.ts';
import { fingerprint } from '../values/folders.ts';
import { nameHub, startHub } from './hub.ts';
import { rehearse, results } from './rehearsal.ts';
import { setStage } from './stage.ts';

test('news is committed, built and deployed; no news ends at once; a failure leaves all as it is', {
  timeout: 120_000,
}, async () => {
  const hub = await startHub();
  const stage = await setStage((folder) => nameHub(folder, hub.url));
  const { remote, github, site, upstream } = stage;

  const first = await rehearse(stage);
  expect(results(first), first.sync?.steps.archive?.log).toEqual({
    sync: 'success',
    build: 'success',
    deploy: 'success',
    announce: 'success',
    tell: 'skipped',
  });
  expect(remote.log()).toEqual(['data: sync 2026-07-01 (+2 −0)', 'feat: begin']);
  const { author, paths } = remote.commit();
  expect(author).toBe('github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>');
  expect(paths.filter((path) => !path.startsWith('data/'))).toEqual([]);
  expect(JSON.parse(remote.read('data/status.json'))).toMatchObject({ source: 'web', counts: { liked: 2 } });
  expect(readFileSync(join(site, 'playlist.json'), 'utf8')).toContain('"Track 2"');
  expect(readFileSync(join(site, 'commit.txt'), 'utf8').trim()).toBe(remote.tip());
  expect(hub.told.map((ping) => ping['hub.url'])).toEqual(
    ['rss.xml', 'atom.xml', 'feed.json', 'tracks.xml', 'changes.xml'].map(
      (feed) => `${stage.env.SITE_URL}/airlog/${feed}`,
    ),
  );
  const [tip, live] = [remote.tip(), fingerprint(site)];

  const second = await rehearse(stage);
  expect(results(second)).toEqual({
    sync: 'success',
    build: 'skipped',
    deploy: 'skipped',
    announce: 'skipped',
    tell: 'skipped',
  });
  expect(second.sync?.steps['npm ci --omit=dev']).toBeUndefined();

  upstream.world = like(upstream.world, 3, '2026-07-02T03:10:00Z');
  upstream.faults = [{ when: at.likes, respond: BLOCKED_PAGE }];
  const third = await rehearse(stage);
  expect(results(third)).toEqual({
    sync: 'failure',
    build: 'skipped',
    deploy: 'skipped',
    announce: 'skipped',
    tell: 'success',
  });
  expect(hub.told).toHaveLength(5);
  expect(third.sync?.steps.archive?.summary).toContain('**Next:**');
  const told = {
    state: 'open',
    labels: ['sync-failing'],
    body: expect.stringContaining('soundcloud-blocked'),
  };
  expect(github.issues).toMatchObject([told]);
  expect(github.enabled).toBe(1);

  expect(remote.tip()).toBe(tip);
  expect(fingerprint(site)).toEqual(live);
});

test('somebody merges while a sync reads: both are on main, and the push was not forced', async () => {
  const stage = await setStage();
  const { remote, upstream } = stage;
  let merged = false;
  upstream.faults = [
    {
      when(request) {
        if (at.likes(request) && !merged) {
          merged = true;
          remote.merge('data/edits/2026-07-01.json', '{ "title": "The first" }\n');
        }
        return false;
      },
      respond: 'reset',
    },
  ];
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.result, sync?.steps.archive?.log).toBe('success');
  expect(remote.log()).toEqual([
    'data: sync 2026-07-01 (+2 −0)',
    'docs: change data/edits/2026-07-01.json',
    'feat: begin',
  ]);
  expect(remote.read('data/edits/2026-07-01.json')).toContain('The first');
  expect(sync?.outputs).toMatchObject({ commit: remote.tip(), publish: 'true' });
});

test('a push that is refused is tried again, with a sync of its own', async () => {
  const stage = await setStage();
  const { remote, upstream } = stage;
  remote.hook('[ -e tried ] && exit 0; touch tried; exit 1');
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.result, sync?.steps.archive?.log).toBe('success');
  expect(sync?.steps.archive?.log).toContain('The push was refused');
  expect(remote.log()).toEqual(['data: sync 2026-07-01 (+2 −0)', 'feat: begin']);
  expect(upstream.requests.filter(at.firstPage)).toHaveLength(2);
});
