/** The button that a template holds, made anew. */
function copyOf(template: HTMLTemplateElement): HTMLButtonElement | null {
  const button = template.content.querySelector('button')?.cloneNode(true);
  return button instanceof HTMLButtonElement ? button : null;
}

/** The buttons that rows and shows get. */
export interface PlayButtons {
  row: HTMLTemplateElement;
  show: HTMLTemplateElement;
}

const PLAYABLE = 'li:not(.gone)';

/** The address of the track in a row. */
export function addressIn(row: Element): string | null {
  return titleIn(row)?.getAttribute('href') ?? null;
}

function titleIn(row: Element): Element | null {
  return row.querySelector('.title');
}

/** Gives each show that can be played a Play button and each of its tracks one, where they have none. */
export function dressShows({ row, show }: PlayButtons): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-play-show]')) {
    if (!document.querySelector(`ol[data-show="${button.dataset.playShow}"] ${PLAYABLE}`)) button.remove();
  }
  for (const lineup of document.querySelectorAll<HTMLElement>('ol[data-show]')) {
    const tracks = lineup.querySelectorAll<HTMLElement>(PLAYABLE);
    for (const track of tracks) dressRow(track, row);
    if (tracks.length > 0) dressWhole(lineup, show);
  }
}

/** The button for the whole show goes among the show's tools. */
function dressWhole(lineup: HTMLElement, template: HTMLTemplateElement): void {
  const tools = lineup.closest('article')?.querySelector('.tools');
  const button = tools?.querySelector('[data-play-show]') ? null : copyOf(template);
  if (!button) return;
  button.dataset.playShow = lineup.dataset.show ?? '';
  tools?.prepend(button);
}

function dressRow(track: HTMLElement, template: HTMLTemplateElement): void {
  const button = track.querySelector('[data-play]') ? null : copyOf(template);
  if (!button) return;
  const title = titleIn(track)?.textContent?.trim() ?? '';
  button.dataset.play = addressIn(track) ?? '';
  button.dataset.title = title;
  button.setAttribute('aria-label', `Play ${title}`);
  track.append(button);
}

/** Marks the track that plays, wherever it stands on the page. */
export function markRows(playing: { show: string; url: string; isPlaying: boolean } | null): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-play]')) {
    const lineup = button.closest<HTMLElement>('[data-show]');
    const isCurrent = playing?.url === button.dataset.play && playing?.show === lineup?.dataset.show;
    const isPlaying = isCurrent && playing?.isPlaying === true;
    const words = isPlaying ? 'Pause' : 'Play';
    if (button.textContent !== words) button.textContent = words;
    button.setAttribute('aria-label', `${words} ${button.dataset.title}`);
    button.closest('li')?.toggleAttribute('data-current', isCurrent);
    button.closest('li')?.toggleAttribute('data-playing', isPlaying);
  }
}

/** What a pressed Play button asks for: a show, and the track to begin with. */
export function requestedShow(pressed: Element): { show: string; url: string | null } | null {
  const row = pressed.closest<HTMLElement>('[data-play]');
  const show = row
    ? row.closest<HTMLElement>('[data-show]')?.dataset.show
    : pressed.closest<HTMLElement>('[data-play-show]')?.dataset.playShow;
  return show ? { show, url: row?.dataset.play ?? null } : null;
}
