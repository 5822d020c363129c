import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import handler from 'serve-handler';
import { onTestFinished } from 'vitest';
import { type GitHub, startGitHub } from '../github.ts';
import { worldWithTracks } from '../sync/workplace.ts';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { like, type World } from '../upstream/world.ts';
import { temporaryFolder } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { linkModules } from '../values/modules.ts';
import { git, Remote, writeHook } from './remote.ts';
import type { StepOutcome } from './steps.ts';

/** Everything around a workflow: SoundCloud, git's remote, GitHub, and the site that is live. */
export interface Stage {
  upstream: Upstream;
  remote: Remote;
  github: GitHub;
  /** The live site's files. */
  site: string;
  /** What jobs keep for later ones. */
  caches: string;
  /** Whether the site is shown to this machine: a private one asks for a login. */
  siteShown: boolean;
  /** Whether Pages takes a deployment. */
  pagesUp: boolean;
  /** A shell script that every checkout runs before a push. */
  prePush: string | null;
  /** Variables of the repository. */
  vars: Record<string, string>;
  env: Record<string, string>;
  /** An instant, for AIRLOG_NOW. */
  now: string;
}

/** A SoundCloud that knows the host of station.config.ts and six tracks, two of them liked. */
function stationWorld(): World {
  const world = worldWithTracks(6);
  const user = { ...world.user, id: 206979918, permalink: 'nicktherat' };
  return like(like({ ...world, user }, 1, '2026-07-02T01:59:59Z'), 2, '2026-07-02T02:00:00Z');
}

export async function setStage(
  change?: (folder: string) => void,
  world: World = stationWorld(),
): Promise<Stage> {
  const [upstream, github] = await Promise.all([startUpstream(world), startGitHub()]);
  const root = temporaryFolder();
  const site = join(root, 'site');
  mkdirSync(site);
  const caches = join(root, 'caches');
  mkdirSync(caches);
  const pages = createServer((request, response) => {
    if (!stage.siteShown) return void response.writeHead(403).end();
    request.url = request.url?.replace(/^\/airlog/, '');
    return void handler(request, response, { public: site, cleanUrls: false, directoryListing: false });
  });
  const SITE_URL = await listenForTest(pages);
  onTestFinished(upstream.close);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: root,
    XDG_CACHE_HOME: root,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    ...github.env,
    SITE_URL,
    ASTRO_TELEMETRY_DISABLED: '1',
    ...upstream.env,
  };
  const stage: Stage = {
    upstream,
    remote: new Remote(change),
    github,
    site,
    caches,
    env,
    siteShown: true,
    pagesUp: true,
    prePush: null,
    vars: {},
    now: '2026-07-02T03:00:00Z',
  };
  return stage;
}

type Action = (stage: Stage, inputs: Record<string, string>, folder: string) => Played;

interface Played extends Pick<StepOutcome, 'outcome' | 'outputs'> {
  /** What the action does when the job has succeeded. */
  atEnd?: () => void;
}

const done = (outputs: Record<string, string> = {}) => ({ outcome: 'success' as const, outputs });
const artifactOf = (site: string) => `${site}.tar`;

/** What the actions of a workflow do, played on this machine. */
export const ACTIONS: Record<string, Action> = {
  'actions/checkout'({ remote, prePush }, { ref = 'refs/heads/main' }, folder) {
    git(folder, 'init', '--quiet', '--initial-branch=unborn');
    git(folder, 'remote', 'add', 'origin', remote.url);
    git(folder, 'fetch', '--quiet', '--depth=1', 'origin', ref);
    const branch = ref.startsWith('refs/heads/') ? ['-B', ref.slice('refs/heads/'.length)] : ['--detach'];
    git(folder, 'checkout', '--quiet', ...branch, 'FETCH_HEAD');
    if (prePush) writeHook(join(folder, '.git/hooks/pre-push'), prePush);
    return done();
  },
  'actions/cache'({ caches }, { path = '' }, folder) {
    if (path === 'node_modules') {
      // A hit: what `npm ci` brings is what this checkout has, and with it lies what earlier jobs compiled.
      linkModules(folder);
      const compiled = join(caches, 'compiled');
      mkdirSync(compiled, { recursive: true });
      symlinkSync(compiled, join(folder, 'node_modules/.cache'));
      return done({ 'cache-hit': 'true' });
    }
    const paths = path.trim().split('\n');
    const kept = join(caches, `${hash('sha256', path)}.tar`);
    if (existsSync(kept)) execFileSync('tar', ['--extract', '--file', kept, '--directory', folder]);
    const atEnd = () => execFileSync('tar', ['--create', '--file', kept, '--directory', folder, ...paths]);
    return { ...done({ 'cache-hit': 'false' }), atEnd };
  },
  'actions/upload-pages-artifact'({ site }, { path = '' }, folder) {
    // Links become what they point at; names that begin with a dot stay behind.
    const kinds = ['--dereference', '--hard-dereference', '--exclude=.[^/]*'];
    execFileSync('tar', [
      ...kinds,
      '--create',
      '--file',
      artifactOf(site),
      '--directory',
      join(folder, path),
      '.',
    ]);
    return done();
  },
  'actions/deploy-pages'({ site, pagesUp, env }) {
    if (!pagesUp) return { outcome: 'failure', outputs: {} };
    // Where many files were deleted a moment ago, ext4 takes longer to make the next step's.
    renameSync(site, `${site}-until-${Date.now()}`);
    mkdirSync(site);
    execFileSync('tar', ['--extract', '--file', artifactOf(site), '--directory', site]);
    return done({ page_url: `${env.SITE_URL}/airlog/` });
  },
};
