import station from '#config';
import { count } from '#domain/in-figures.ts';
import { statsOf } from '#domain/stats.ts';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { readStatus } from '#snapshot/read.ts';
import { readOfficialSettings } from '#sources/soundcloud/official/settings.ts';
import { sourcesOf } from '../sync/sources.ts';
import { type Examination, missing, well } from './finding.ts';

/** Somebody is waiting, and a second run is near. */
const PATIENCE = { retries: 1, timeoutMs: 10_000 };

const FIRST_SYNC = 'Run `npm run sync`: it reads all that the host ever liked.';

export const config: Examination = {
  subject: 'Config',
  examine() {
    const { siteUrl, base } = environment();
    const { weekday, time, time_zone } = station.schedule;
    const end = station.last_show ? `, up to the show of ${station.last_show}` : '';
    return well(`${station.title}: ${weekday} ${time} ${time_zone}${end}, to live on ${siteUrl}${base}`);
  },
};

export const data: Examination = {
  subject: 'Data',
  examine() {
    const { folder } = environment();
    const { value: status, problems } = readStatus(folder);
    if (problems.length === 0 && status === null)
      return missing(`${folder}/ holds no archive yet.`, FIRST_SYNC);
    if (status?.source === 'sample') {
      return missing(
        `${folder}/ holds the sample station, invented from end to end.`,
        `${FIRST_SYNC} The sample leaves.`,
      );
    }
    const catalog = loadCatalog();
    const { shows, plays } = statsOf(catalog);
    const { last_success } = catalog.status;
    return well(`${count(shows, 'show')} with ${count(plays, 'track')}, last success ${last_success}`);
  },
};

export const credentials: Examination = {
  subject: 'Credentials',
  async examine() {
    if (readOfficialSettings(process.env) === null) {
      return well('none of the official API: none are needed while SoundCloud’s web page answers');
    }
    const [official] = sourcesOf('official', PATIENCE);
    await official?.findUser(station.host.soundcloud_user);
    return well('the official API takes them');
  },
};

export const soundCloud: Examination = {
  subject: 'SoundCloud',
  async examine() {
    const { soundcloud_user: name, soundcloud_user_id: id } = station.host;
    const [web] = sourcesOf('web', PATIENCE);
    const user = await web?.findUser(name);
    if (user?.id !== id) {
      return missing(
        `soundcloud.com/${name} is user ${user?.id}, station.config.ts says ${id}.`,
        `If the name is right, set host.soundcloud_user_id to ${user?.id}.`,
      );
    }
    const likes = user.likes === null ? '' : ` with ${count(user.likes, 'like')}`;
    return well(`answers, and knows ${name}${likes}`);
  },
};
