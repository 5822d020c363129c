import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../commands/port.ts';
import { at } from '../upstream/faults.ts';
import { BLOCKED_PAGE, OTHER_SHAPE } from '../upstream/trouble.ts';
import { like, removeTrack } from '../upstream/world.ts';
import { fingerprint } from '../values/folders.ts';
import { nameHub, startHub } from './hub.ts';
import { rehearse, results } from './rehearsal.ts';
import { setStage } from './stage.ts';
import { readWorkflow } from './workflow.ts';

const { LINKS_CRON = '' } = readWorkflow('archive.yml').env ?? {};

/** How the jobs end of a run that has nothing to do. */
const NO_NEWS = {
  sync: 'success',
  build: 'skipped',
  deploy: 'skipped',
  announce: 'skipped',
  tell: 'skipped',
};

test('news is committed, built and deployed; no news ends at once; a failure leaves all as it is', async () => {
  const hub = await startHub();
  const stage = await setStage((folder) => nameHub(folder, hub.url));
  const { remote, github, site, upstream } = stage;

  const first = await rehearse(stage);
  expect(results(first), first.sync?.steps.archive?.log).toEqual({
    ...NO_NEWS,
    build: 'success',
    deploy: 'success',
    announce: 'success',
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
  expect(results(second)).toEqual(NO_NEWS);
  expect(second.sync?.steps['npm ci --omit=dev']).toBeUndefined();

  upstream.world = like(upstream.world, 3, '2026-07-02T03:10:00Z');
  upstream.faults = [{ when: at.likes, respond: BLOCKED_PAGE }];
  const third = await rehearse(stage);
  expect(results(third)).toEqual({ ...NO_NEWS, sync: 'failure', tell: 'success' });
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

test('the archive keeps itself: news, a deploy that fails, no news, a block, and its end', async () => {
  const stage = await setStage();
  const { remote, github, site, upstream } = stage;

  stage.pagesUp = false;
  const first = await rehearse(stage);
  expect(results(first), first.sync?.steps.archive?.log).toEqual({
    ...NO_NEWS,
    build: 'success',
    deploy: 'failure',
    tell: 'success',
  });
  expect(remote.log()).toEqual(['data: sync 2026-07-01 (+2 −0)', 'feat: begin']);
  const { author, paths } = remote.commit();
  expect(author).toBe('github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>');
  expect(paths.filter((path) => !path.startsWith('data/'))).toEqual([]);
  expect(JSON.parse(remote.read('data/status.json'))).toMatchObject({ source: 'web', counts: { liked: 2 } });
  expect(existsSync(join(site, 'index.html'))).toBe(false);
  const pagesOff = expect.stringContaining('Settings → Pages → Source');
  expect(github.issues).toMatchObject([{ state: 'open', labels: ['sync-failing'], body: pagesOff }]);
  const tip = remote.tip();

  // Nothing new is known, but what is known is not live.
  stage.pagesUp = true;
  const second = await rehearse(stage);
  expect(results(second)).toEqual({ ...NO_NEWS, build: 'success', deploy: 'success', tell: 'success' });
  expect(remote.tip()).toBe(tip);
  expect(readFileSync(join(site, 'commit.txt'), 'utf8').trim()).toBe(tip);
  expect(readFileSync(join(site, 'playlist.json'), 'utf8')).toContain('"Track 2"');
  expect(github.issues).toMatchObject([
    { state: 'closed', comments: [{ body: expect.stringContaining('/actions/runs/') }] },
  ]);
  const live = fingerprint(site);

  const third = await rehearse(stage);
  expect(results(third)).toEqual(NO_NEWS);
  expect(third.sync?.steps['npm ci --omit=dev']).toBeUndefined();
  expect(remote.tip()).toBe(tip);

  upstream.world = like(upstream.world, 3, '2026-07-02T03:10:00Z');
  stage.now = '2026-07-02T04:00:00Z';
  for (const [answer, words] of [
    [BLOCKED_PAGE, 'soundcloud-blocked'],
    [OTHER_SHAPE, 'soundcloud-shape'],
  ] as const) {
    upstream.faults = [{ when: at.likes, respond: answer }];
    const failing = await rehearse(stage);
    expect(results(failing)).toEqual({ ...NO_NEWS, sync: 'failure', tell: 'success' });
    expect(failing.sync?.steps.archive?.summary).toContain('**Next:**');
    const newest = { state: 'open', body: expect.stringContaining(words), comments: [] };
    expect(github.issues).toMatchObject([{ state: 'closed' }, newest]);
  }
  expect(github.enabled).toBeGreaterThan(0);
  expect(remote.tip()).toBe(tip);
  expect(fingerprint(site)).toEqual(live);
});

test('a site that the workflow may not see is published for news, once more, and then left alone', async () => {
  const stage = await setStage();
  stage.siteShown = false;
  const published: (string | undefined)[] = [];
  for (let run = 0; run < 3; run += 1) {
    const { sync, deploy } = await rehearse(stage);
    expect(sync?.outputs.commit).toBe(stage.remote.tip());
    published.push(deploy?.result);
  }
  expect(published).toEqual(['success', 'success', 'skipped']);
  expect(stage.github.issues).toEqual([]);
});

/** A hook of two checkouts: each waits with its first push until the other one is as far. */
const WAIT_FOR_EACH_OTHER = `
mkdir -p "$HOME/waiting" && touch "$HOME/waiting/$$"
for try in $(seq 600); do [ "$(ls "$HOME/waiting" | wc -l)" -ge 2 ] && exit 0; sleep 0.1; done
exit 1`;

test('two runs at once both end well, and the remote holds what each of them found', async () => {
  const stage = await setStage();
  const { remote, upstream } = stage;
  await rehearse(stage, {}, 'sync');

  // A later week: one run finds a like, the other also that a track of a final show is gone.
  upstream.world = like(removeTrack(upstream.world, 1), 3, '2026-07-22T12:00:00Z');
  stage.now = '2026-07-22T13:00:00Z';
  stage.prePush = WAIT_FOR_EACH_OTHER;
  const runs = await Promise.all([
    rehearse(stage, {}, 'sync'),
    rehearse(stage, { schedule: LINKS_CRON }, 'sync'),
  ]);
  const logs = runs.map(({ sync }) => sync?.steps.archive?.log ?? '');
  expect(
    runs.map(({ sync }) => sync?.result),
    logs.join('\n'),
  ).toEqual(['success', 'success']);
  expect(logs.filter((log) => log.includes('The push was refused'))).toHaveLength(1);
  expect(remote.read('data/shows/2026/2026-07-15.json')).toContain('"track_id":3');
  expect(remote.read('data/shows/2026/2026-06-24.json')).toContain('"state":"gone"');
  expect(remote.log().slice(-2)).toEqual(['data: sync 2026-07-01 (+2 −0)', 'feat: begin']);
  expect(runs.every(({ sync }) => sync?.outputs.publish === 'true')).toBe(true);
});

test('a push that is refused for ever is given up after five tries, and its commit is taken back', async () => {
  const stage = await setStage();
  const { remote } = stage;
  const tip = remote.tip();
  remote.hook('echo no >&2; exit 1');
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.result).toBe('failure');
  expect(sync?.steps.archive?.log.match(/The push was refused/g)).toHaveLength(5);
  expect(sync?.outputs.problem).toContain('push-refused');
  expect(sync?.outputs.commit).toBe(tip);
  expect(remote.tip()).toBe(tip);
});

test('a protected branch is told at once, with the way out', async () => {
  const stage = await setStage();
  stage.remote.hook('echo "GH006: Protected branch update failed for refs/heads/main." >&2; exit 1');
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.result).toBe('failure');
  expect(sync?.steps.archive?.log).not.toContain('The push was refused');
  expect(sync?.outputs.problem).toMatch(/branch-protected[\s\S]*pull-request/);
});

test('by pull request: one is opened, brought up to date, follows main, and begins anew once merged', async () => {
  const stage = await setStage((folder) => {
    const path = join(folder, 'station.config.ts');
    const config = readFileSync(path, 'utf8');
    writeFileSync(path, config.replace('  links: [', "  upkeep: { mode: 'pull-request' },\n  links: ["));
  });
  const { remote, github, upstream } = stage;
  const begin = remote.tip();

  const first = await rehearse(stage, {}, 'sync');
  expect(first.sync?.result, first.sync?.steps.archive?.log).toBe('success');
  expect(first.sync?.outputs.commit).toBe(begin);
  expect(remote.tip()).toBe(begin);
  expect(github.pulls).toMatchObject([
    { title: 'data: sync 2026-07-01 (+2 −0)', head: 'airlog/sync', state: 'open' },
  ]);

  remote.merge('docs/note.md', 'Somebody works on.\n');
  upstream.world = like(upstream.world, 3, '2026-07-02T03:10:00Z');
  stage.now = '2026-07-02T04:00:00Z';
  expect((await rehearse(stage, {}, 'sync')).sync?.result).toBe('success');
  expect(github.pulls).toMatchObject([{ title: 'data: sync 2026-07-01 (+1 −0)' }]);
  expect(github.pulls[0]?.body).toContain('(+2 −0)');
  expect(remote.read('docs/note.md', 'airlog/sync')).toBe('Somebody works on.');

  remote.mergeBranch('airlog/sync');
  const merged = await rehearse(stage, {}, 'sync');
  expect(merged.sync?.outputs).toMatchObject({ commit: remote.tip(), publish: 'true' });
  expect(remote.read('data/shows/2026/2026-07-01.json')).toContain('"track_id":3');
  expect(github.pulls).toHaveLength(1);
});

test('where another machine syncs, the workflow only publishes what that one pushed', async () => {
  const stage = await setStage();
  const { remote, upstream } = stage;
  stage.vars = { AIRLOG_SYNC_ELSEWHERE: 'true' };
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.steps.archive).toBeUndefined();
  expect(sync?.outputs).toMatchObject({ commit: remote.tip(), publish: 'true', problem: '' });
  expect(upstream.requests).toEqual([]);
});

test('a day without news is recorded by one commit, and published', async () => {
  const stage = await setStage();
  const { remote } = stage;
  await rehearse(stage, {}, 'sync');
  stage.now = '2026-07-03T00:10:00Z';
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(remote.log()[0]).toBe('data: sync 2026-07-01 (no news)');
  expect(remote.commit().paths).toEqual(['data/status.json']);
  expect(sync?.outputs).toMatchObject({ commit: remote.tip(), publish: 'true' });
  const tip = remote.tip();
  stage.now = '2026-07-03T23:50:00Z';
  await rehearse(stage, {}, 'sync');
  expect(remote.tip()).toBe(tip);
});

test('what somebody chooses for a run reaches the sync', async () => {
  const stage = await setStage();
  const { remote, upstream } = stage;
  const usual = { full: false, since: '', source: 'auto', 'allow-shrink': false };
  const runWith = async (inputs: Partial<Record<keyof typeof usual, string | boolean>>) => {
    const { sync } = await rehearse(stage, { inputs: { ...usual, ...inputs } }, 'sync');
    return { result: sync?.result, log: sync?.steps.archive?.log };
  };
  const failure = (words: string) => ({ result: 'failure', log: expect.stringContaining(words) });
  expect(await runWith({})).toMatchObject({ result: 'success' });
  expect(await runWith({ since: 'yesterday' })).toEqual(failure('--since'));
  expect(await runWith({ source: 'official' })).toEqual(failure('[no-credentials]'));
  upstream.world = { ...upstream.world, likes: [] };
  upstream.requests = [];
  expect(await runWith({})).toEqual(failure('[likes-missing]'));
  expect(upstream.requests.filter(at.resolve)).toEqual([]);
  expect(await runWith({ full: true })).toEqual(failure('[likes-missing]'));
  expect(upstream.requests.filter(at.resolve)).toHaveLength(1);
  expect(await runWith({ 'allow-shrink': true })).toMatchObject({ result: 'success' });
  expect(remote.log()[0]).toBe('data: sync 2026-07-01 (+0 −2)');
});

test('GitHub’s API does not answer: what a sync found is published all the same', async () => {
  const stage = await setStage();
  stage.env.GITHUB_API_URL = `http://127.0.0.1:${await freePort()}`;
  const { sync } = await rehearse(stage, {}, 'sync');
  expect(sync?.result, sync?.steps.plan?.log).toBe('success');
  expect(sync?.outputs).toMatchObject({ publish: 'true', told: 'false' });
  expect(sync?.steps.plan?.log).toMatch(/^::warning::GitHub’s API does not answer.*ECONNREFUSED/m);
});
