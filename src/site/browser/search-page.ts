import type { Sought } from '../search-marks.ts';
import { namesMeant } from '../search-words.ts';
import type { Pagefind, Result } from './pagefind.ts';
import { entryOf } from './search-entry.ts';

/** How many shows are told at first and with each further press. */
const AT_ONCE = 12;

/** Found in most shows, whatever they are called. */
const COMMON = 'a';

/** Answers as somebody types into the form. */
export function offerSearch(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => event.preventDefault());
  const isAsked = location.search !== '' || form.contains(document.activeElement);
  if (isAsked) void begin(form);
  else form.addEventListener('focusin', () => void begin(form), { once: true });
}

/** Brings the index; nothing of it is asked for before somebody searches. */
async function begin(form: HTMLFormElement): Promise<void> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${form.dataset.pagefind}pagefind.js`);
  const { year = {}, artist = {} } = await pagefind.filters();
  offer(form, '[name="year"]', Object.keys(year).sort().reverse());
  offer(form, 'datalist', Object.keys(artist));
  const page = new SearchPage(form, pagefind, Object.keys(artist));
  page.takeAddress();
  form.addEventListener('input', () => void page.answer());
  await page.answer();
  await warmUp(pagefind);
}

/** The first question costs several times the next ones: it is asked before the visitor has typed one. */
async function warmUp(pagefind: Pagefind): Promise<void> {
  const { results } = await pagefind.search(COMMON, { filters: {} });
  await Promise.all(results.slice(0, AT_ONCE).map((result) => result.data()));
}

function offer(form: HTMLFormElement, selector: string, values: string[]): void {
  const options = values.map((value) =>
    Object.assign(document.createElement('option'), { value, text: value }),
  );
  form.querySelector(selector)?.append(...options);
}

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #pagefind: Pagefind;
  readonly #artists: readonly string[];
  readonly #list = document.querySelector<HTMLElement>('[data-results]');
  readonly #told = document.querySelector<HTMLElement>('[data-told]');
  readonly #more = document.querySelector<HTMLButtonElement>('[data-more]');
  /** Counts the questions: an answer to an older one is dropped. */
  #asked = 0;

  /** @param artists all that the index knows */
  constructor(form: HTMLFormElement, pagefind: Pagefind, artists: readonly string[]) {
    this.#form = form;
    this.#pagefind = pagefind;
    this.#artists = artists;
  }

  /** Takes the question from the address, so that it can be shared and come back to. */
  takeAddress(): void {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
  }

  async answer(): Promise<void> {
    const number = ++this.#asked;
    const asked = Object.entries(Object.fromEntries(new FormData(this.#form)))
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== '');
    const { q: query = '', artist = '', ...rest } = Object.fromEntries(asked);
    const sought = { query, artist };
    history.replaceState(history.state, '', `?${new URLSearchParams(Object.fromEntries(asked))}`);
    if (asked.length === 0) return this.#tell([], sought, '');
    const meant = namesMeant(artist, this.#artists);
    if (artist && meant.length === 0) return this.#tell([], sought, 'Choose an artist from the list.');
    const filters = { ...rest, ...(artist && { artist: { any: meant } }) };
    const newest = query ? {} : { sort: { date: 'desc' as const } };
    const { results } = await this.#pagefind.search(query || null, { filters, ...newest });
    if (number !== this.#asked) return;
    await this.#tell(results, sought, results.length === 1 ? '1 show' : `${results.length || 'No'} shows`);
  }

  async #tell(results: readonly Result[], sought: Sought, told: string): Promise<void> {
    const number = this.#asked;
    const entries = await Promise.all(results.slice(0, AT_ONCE).map((result) => entryOf(result, sought)));
    if (number !== this.#asked || !this.#list || !this.#told || !this.#more) return;
    this.#told.textContent = told;
    this.#list.replaceChildren(...entries);
    this.#more.hidden = results.length <= AT_ONCE;
    this.#more.onclick = () => void this.#tellMore(results.slice(AT_ONCE), sought);
  }

  async #tellMore(rest: readonly Result[], sought: Sought): Promise<void> {
    const entries = await Promise.all(rest.slice(0, AT_ONCE).map((result) => entryOf(result, sought)));
    this.#list?.append(...entries);
    entries[0]?.querySelector('a')?.focus();
    if (!this.#more) return;
    this.#more.hidden = rest.length <= AT_ONCE;
    this.#more.onclick = () => void this.#tellMore(rest.slice(AT_ONCE), sought);
  }
}
