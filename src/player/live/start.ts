import type { HealthDocument, PlaylistDocument } from '#domain/api.ts';
import { languageOf, part } from '../parts.ts';
import { bringUpToDate } from './lineup.ts';
import { remainingTime } from './remaining.ts';
import { mayAsk } from './watch.ts';

const TICK_MS = 1000;

/** When this visit last asked, so that going from page to page asks no more often. */
let lastAsked = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

/** What the page knows of the current show. */
interface Edition {
  notices: HTMLElement;
  show: string;
  /** Milliseconds */
  weekEnd: number;
}

function begin(): void {
  clearInterval(ticking);
  const notices = document.querySelector<HTMLElement>('[data-live]');
  if (!notices) return;
  void tellWhenStale(notices);
  const { show, weekEnd = '' } = notices.dataset;
  if (!show) return;
  const edition = { notices, show, weekEnd: Date.parse(weekEnd) };
  ticking = setInterval(() => tick(edition), TICK_MS);
  tick(edition);
}

function tick(edition: Edition): void {
  const now = Date.now();
  if (now >= edition.weekEnd) turn(edition);
  else countDown(edition, now);
  const isVisible = document.visibilityState === 'visible';
  if (mayAsk({ now, lastAsked, weekEnd: edition.weekEnd, isVisible })) {
    lastAsked = now;
    void ask(edition);
  }
}

function countDown({ notices, weekEnd }: Edition, now: number): void {
  part(notices, '.live-turn', HTMLElement).hidden = false;
  const time = part(notices, '.live-turn time', HTMLTimeElement);
  const words = remainingTime(weekEnd - now);
  if (time.textContent !== words) time.textContent = words;
}

/** The week has turned, while the page was open or before: what it says of this week is no longer so. */
function turn({ notices }: Edition): void {
  clearInterval(ticking);
  part(notices, '.live-turn', HTMLElement).hidden = true;
  part(notices, '.live-turned', HTMLElement).hidden = false;
  for (const words of document.querySelectorAll<HTMLElement>('[data-ended]')) {
    words.textContent = words.dataset.ended ?? '';
  }
}

/** Asks whether there is a later edition of the site, and reads this page in it if there is. */
async function ask({ notices, show }: Edition): Promise<void> {
  void tellWhenStale(notices);
  const playlist = await readJson<PlaylistDocument>(notices.dataset.playlist);
  if (!playlist || playlist.slug !== show) return;
  if (playlist.generated_for === notices.dataset.generatedFor) return;
  const later = await readPage(location.pathname);
  const edition = later?.querySelector<HTMLElement>('[data-live]')?.dataset.generatedFor;
  if (!later || !notices.isConnected || !edition) return;
  const { added } = bringUpToDate(document, later, show);
  notices.dataset.generatedFor = edition;
  document.dispatchEvent(new CustomEvent('airlog:lineup', { detail: show }));
  if (added > 0) {
    const words = added === 1 ? 'A track was added.' : `${added} tracks were added.`;
    part(notices, '[data-arrivals]', HTMLElement).textContent = words;
  }
}

async function tellWhenStale(notices: HTMLElement): Promise<void> {
  const { staleAfter, health: address } = notices.dataset;
  if (!staleAfter || Date.now() <= Date.parse(staleAfter)) return;
  const health = await readJson<HealthDocument>(address);
  if (!health) return;
  const time = part(notices, '.live-stale time', HTMLTimeElement);
  const lastRead = new Date(health.last_fetch);
  time.dateTime = health.last_fetch;
  time.textContent = lastRead.toLocaleDateString(languageOf(time), {
    calendar: 'gregory',
    dateStyle: 'long',
  });
  part(notices, '.live-stale', HTMLElement).hidden = Date.now() <= Date.parse(health.stale_after);
}

/** A document of this site as it is now; null when it does not come, for then the page stays as it is. */
async function readJson<Shape>(address: string | undefined): Promise<Shape | null> {
  const response = await answerOf(address);
  return response ? response.json().catch(() => null) : null;
}

async function readPage(address: string): Promise<Document | null> {
  const response = await answerOf(address);
  const text = response && (await response.text().catch(() => null));
  return text ? new DOMParser().parseFromString(text, 'text/html') : null;
}

async function answerOf(address: string | undefined): Promise<Response | null> {
  if (!address) return null;
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => null);
  return response?.ok ? response : null;
}

begin();
document.addEventListener('astro:after-swap', begin);
