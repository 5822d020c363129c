import { MOMENT } from '../moment.ts';
import { onEachPage } from './page-turn.ts';

/**
 * Runs in the browser: tells a show's week by the visitor's clock too. Without it the page is complete
 * in the station's time.
 */
function tellVisitorTime(week: HTMLElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [start, end] = [...week.querySelectorAll('time')];
  if (!start || !end) return;
  const line = document.createElement('span');
  line.className = 'visitor-time';
  if (zone === week.dataset.visitorZone) line.append('For you: the same.');
  else line.append('For you: ', byOwnClock(start), ' to ', byOwnClock(end));
  week.append(line);
}

/** The same moment, in the same language. */
function byOwnClock(moment: HTMLTimeElement): HTMLTimeElement {
  const time = moment.cloneNode() as HTMLTimeElement;
  const language = moment.lang || document.documentElement.lang;
  time.textContent = new Intl.DateTimeFormat(language, MOMENT).format(new Date(moment.dateTime));
  return time;
}

onEachPage(() => {
  for (const week of document.querySelectorAll<HTMLElement>('[data-visitor-zone]')) tellVisitorTime(week);
});
