import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ofetch } from 'ofetch';
import { z } from 'zod';
import station from '#config';
import { isComplete } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { git, placeForGit } from '../archive/git.ts';
import { demandTracked } from '../archive/tracked.ts';
import { demandSchedule, WORKFLOW } from '../workflow/schedule.ts';
import { type Examination, type Finding, missing, unknown, well } from './finding.ts';
import { hostedRepository, pagesAddress, workflowState } from './github.ts';

const RUN_IT = 'Open Actions → Archive on GitHub and press “Run workflow”.';

export const remote: Examination = {
  subject: 'Git',
  examine() {
    const { folder } = environment();
    demandTracked(folder);
    const repository = hostedRepository();
    if (repository === undefined) {
      return missing(
        'There is no remote named origin here.',
        'Fork the repository on GitHub and clone the fork.',
      );
    }
    const changed = git('status', '--porcelain', '--', 'station.config.ts', WORKFLOW, placeForGit(folder));
    if (changed !== '') {
      const files = changed.split('\n').map((line) => line.replace(/^ ?\S+ +/, ''));
      const named = files.length > 3 ? `${files.slice(0, 3).join(', ')} …` : files.join(', ');
      return missing(`Not committed yet: ${named}.`, 'Commit it and push: GitHub works by what it has.');
    }
    if (!repository) return unknown('origin is not on GitHub, so nothing more can be said of it');
    return well(`origin is ${repository.owner}/${repository.name} on GitHub`);
  },
};

export const workflow: Examination = {
  subject: 'Workflow',
  async examine() {
    if (!existsSync(WORKFLOW)) {
      return missing(
        `${WORKFLOW} is not there, so nothing keeps the archive.`,
        'Take it over from airlog again.',
      );
    }
    demandSchedule(station);
    const repository = hostedRepository();
    if (!repository) return well('runs when station.config.ts says, once it is on GitHub');
    const state = await workflowState(repository, basename(WORKFLOW));
    const isOff = state?.startsWith('disabled');
    const isDone = isOff && station.last_show !== undefined && isComplete(loadCatalog());
    return isDone ? well(`is switched off (${state}), and the archive is complete`) : judgeState(state);
  },
};

function judgeState(state: string | null): Finding {
  if (state === 'active') return well('is active and runs when station.config.ts says');
  if (state === null)
    return unknown('runs when station.config.ts says; GitHub could not be asked whether it is on');
  if (state === 'absent') {
    return missing(
      `GitHub shows no workflow ${basename(WORKFLOW)}.`,
      'Push it, and open the Actions tab of the fork to allow workflows. A private repository is seen only with GH_TOKEN.',
    );
  }
  return missing(`GitHub has switched the workflow off (${state}).`, 'Open Actions → Archive and enable it.');
}

const Health = z.object({ status: z.string(), last_fetch: z.string() });

export const pages: Examination = {
  subject: 'Pages',
  async examine() {
    const { siteUrl, base } = environment();
    const repository = hostedRepository();
    const here = repository && pagesAddress(repository);
    if (here && isOnPages(siteUrl) && (siteUrl !== here.url || base !== here.base)) {
      return missing(
        `station.config.ts says ${siteUrl}${base}, Pages of this fork is ${here.url}${here.base}.`,
        `Set site to { url: '${here.url}', base: '${here.base}' }.`,
      );
    }
    return askSite(`${siteUrl}${base}`);
  },
};

async function askSite(site: string): Promise<Finding> {
  const url = `${site}health.json`;
  const signal = AbortSignal.timeout(10_000);
  const options = { retry: 0, signal, ignoreResponseError: true, responseType: 'json' } as const;
  const response = await ofetch.raw(url, options).catch(() => null);
  if (response === null) {
    const domain = isOnPages(site) ? '' : '; GitHub learns of a domain in Settings → Pages → Custom domain';
    return unknown(`${site} could not be reached${domain}`);
  }
  const health = response.ok ? Health.safeParse(response._data) : null;
  if (!health?.success) {
    return missing(
      `No archive is published on ${site} (status ${response.status}).`,
      `Choose “GitHub Actions” as the source in Settings → Pages. ${RUN_IT}`,
    );
  }
  const { status, last_fetch } = health.data;
  if (status === 'ok') return well(`${site} is live, last read ${last_fetch}`);
  const words =
    status === 'sample' ? 'shows the sample station' : `has not been brought up to date since ${last_fetch}`;
  return missing(`${site} ${words}.`, RUN_IT);
}

/** Whether a site lives under the name that Pages gives it, and not under a domain of its own. */
function isOnPages(site: string): boolean {
  return new URL(site).hostname.endsWith('.github.io');
}
