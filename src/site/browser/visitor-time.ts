import { MOMENT } from '../moment.ts';
import { onEachPage } from './page-turn.ts';

/**
 * Runs in the browser: tells a show's week by the visitor's clock too. Without it the page is complete
 * in the station's time.
 */
function tellVisitorTime(week: HTMLElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [start, end] = [...week.querySelectorAll('time')].map((time) => new Date(time.dateTime));
  if (!start || !end) return;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, MOMENT);
  const line = document.createElement('span');
  line.className = 'visitor-time';
  if (zone === week.dataset.visitorZone) line.append('For you: the same.');
  else line.append('For you: ', timeBy(clock, start), ' to ', timeBy(clock, end));
  week.append(line);
}

function timeBy(clock: Intl.DateTimeFormat, moment: Date): HTMLTimeElement {
  const time = document.createElement('time');
  time.dateTime = moment.toISOString();
  time.textContent = clock.format(moment);
  return time;
}

onEachPage(() => {
  for (const week of document.querySelectorAll<HTMLElement>('[data-visitor-zone]')) tellVisitorTime(week);
});
