import { expect, test } from 'vitest';
import { at } from '../upstream/faults.ts';
import { rehearse } from './rehearsal.ts';
import { setStage } from './stage.ts';

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
