import type { Sought } from '../search-marks.ts';
import { namesMeant } from '../search-words.ts';
import type { Result } from './pagefind.ts';
import { type Answers, answersTo } from './search-answers.ts';
import { entryOf } from './search-entry.ts';
import { keepQuestion, keepReading, readingHere } from './search-history.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { tellOf, UNREADABLE } from './search-told.ts';

/** How many shows are told at first and with each further press. */
const AT_ONCE = 12;

/** Found in most shows, whatever they are called. */
const COMMON = 'a';

const NOTHING: Sought = { query: '', artist: '' };

/**
 * Answers as somebody types into the form. Nothing of the index is asked for before somebody searches.
 *
 * @param place how far down the answer is read on
 */
export function offerSearch(form: HTMLFormElement, place: number): void {
  const page = new SearchPage(form);
  const begin = async () => {
    if (!(await page.answer())) return;
    if (place > scrollY && !form.contains(document.activeElement)) scrollTo(0, place);
    await page.warmUp();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void page.answer();
  });
  form.addEventListener('input', () => void page.answer());
  const isAsked = location.search !== '' || form.contains(document.activeElement);
  if (isAsked) void begin();
  else form.addEventListener('focusin', () => void begin(), { once: true });
  form.querySelector('[name="artist"]')?.addEventListener('focus', () => void page.offerArtists());
}

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #list = document.querySelector<HTMLElement>('[data-results]');
  readonly #more = document.querySelector<HTMLButtonElement>('[data-more]');
  #index: SearchIndex;
  /** Counts the indexes that were tried. */
  #tries = 0;
  /** Counts the questions: an answer to an older one is dropped. */
  #asked = 0;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#index = this.#nextIndex();
    // It does not bubble.
    this.#list?.addEventListener('toggle', () => this.#keepReading(), { capture: true });
  }

  /** Tells what the question in the form finds, or that the index does not come, for which it answers false. */
  async answer(): Promise<boolean> {
    const number = ++this.#asked;
    try {
      await this.#ask(number);
      return true;
    } catch {
      this.#index = this.#nextIndex();
      if (number === this.#asked) await this.#tell(UNREADABLE);
      return false;
    }
  }

  /**
   * The first question costs several times the next ones: it is asked before the visitor has typed one. What
   * fails is told when the visitor asks.
   */
  async warmUp(): Promise<void> {
    try {
      const index = await this.#index.plain();
      const { results } = await index.search(COMMON, { filters: {} });
      await Promise.all(results.slice(0, AT_ONCE).map((result) => result.data()));
    } catch {
      this.#index = this.#nextIndex();
    }
  }

  /** Where the names do not come they can still be typed. */
  async offerArtists(): Promise<void> {
    const { names } = (await this.#index.artists().catch(() => null)) ?? { names: [] };
    const list = this.#form.querySelector('datalist');
    if (list?.childElementCount === 0) list.append(...inOrder(names, this.#language).map(optionOf));
  }

  /** Of what the station says. */
  get #language(): string {
    return this.#list?.lang || document.documentElement.lang;
  }

  #nextIndex(): SearchIndex {
    return searchIndex(this.#form.dataset.pagefind ?? '', this.#tries++);
  }

  async #ask(number: number): Promise<void> {
    const asked = Object.entries(Object.fromEntries(new FormData(this.#form)))
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== '');
    const { q: query = '', artist = '', ...rest } = Object.fromEntries(asked);
    // Before the index, which may come when the visitor is on another page, whose address is its own.
    keepQuestion(Object.fromEntries(asked));
    if (asked.length === 0) return this.#tell('');
    const known = artist === '' ? null : await this.#index.artists();
    const index = known?.index ?? (await this.#index.plain());
    if (number !== this.#asked) return;
    const meant = namesMeant(artist, known?.names ?? []);
    if (known && meant.length === 0) return this.#tell('Choose an artist from the list.');
    const filters = { ...rest, ...(known && { artist: { any: meant } }) };
    const answers = await answersTo(index, query, { filters });
    if (number !== this.#asked) return;
    await this.#tell(inWords(answers), answers.results, { query, artist });
  }

  async #tell(told: string, results: readonly Result[] = [], sought: Sought = NOTHING): Promise<void> {
    const number = this.#asked;
    const { shows, unfolded } = readingHere();
    const wanted = Math.max(AT_ONCE, shows);
    const entries = await Promise.all(results.slice(0, wanted).map((result) => entryOf(result, sought)));
    if (number !== this.#asked) return;
    for (const place of unfolded) entries[place]?.querySelector('details')?.setAttribute('open', '');
    tellOf(this.#form, told);
    this.#list?.replaceChildren(...entries);
    this.#offerMore(results.slice(wanted), sought);
  }

  async #tellMore(rest: readonly Result[], sought: Sought): Promise<void> {
    const number = this.#asked;
    const entries = await Promise.all(rest.slice(0, AT_ONCE).map((result) => entryOf(result, sought)));
    if (number !== this.#asked) return;
    this.#list?.append(...entries);
    this.#keepReading();
    entries[0]?.querySelector('a')?.focus();
    this.#offerMore(rest.slice(AT_ONCE), sought);
  }

  /** For who leaves the page and comes back. */
  #keepReading(): void {
    const entries = [...(this.#list?.children ?? [])];
    const isUnfolded = (entry: Element) => entry.querySelector('details[open]') !== null;
    const unfolded = entries.flatMap((entry, place) => (isUnfolded(entry) ? [place] : []));
    if (this.#list?.isConnected) keepReading({ shows: entries.length, unfolded });
  }

  #offerMore(rest: readonly Result[], sought: Sought): void {
    if (!this.#more) return;
    this.#more.hidden = rest.length === 0;
    this.#more.onclick = () => void this.#tellMore(rest, sought).catch(() => tellOf(this.#form, UNREADABLE));
  }
}

function inWords({ results, haveAll }: Answers): string {
  const shows = results.length === 1 ? '1 show' : `${results.length} shows`;
  if (results.length === 0) return 'No shows';
  return haveAll ? shows : `No show has all of these words. ${shows} with some of them:`;
}

function inOrder(names: readonly string[], language: string): string[] {
  return [...names].sort(new Intl.Collator(language, { numeric: true }).compare);
}

function optionOf(name: string): HTMLOptionElement {
  return Object.assign(document.createElement('option'), { value: name, text: name });
}
