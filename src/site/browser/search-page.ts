import type { Sought } from '../search-marks.ts';
import { namesMeant } from '../search-words.ts';
import type { Pagefind, PagefindIndex, Result } from './pagefind.ts';
import { takeAddress } from './search-address.ts';
import { type Answers, answersTo } from './search-answers.ts';
import { entryOf } from './search-entry.ts';
import { tellOf, UNREADABLE } from './search-told.ts';

/** How many shows are told at first and with each further press. */
const AT_ONCE = 12;

/** Found in most shows, whatever they are called. */
const COMMON = 'a';

const NOTHING: Sought = { query: '', artist: '' };

/** Answers as somebody types into the form. Nothing of the index is asked for before somebody searches. */
export function offerSearch(form: HTMLFormElement): void {
  const page = new SearchPage(form);
  // What fails of warming up is told when the visitor asks for it.
  const begin = () => void page.answer().then(() => page.warmUp().catch(() => undefined));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void page.answer();
  });
  form.addEventListener('input', () => void page.answer());
  const isAsked = location.search !== '' || form.contains(document.activeElement);
  if (isAsked) begin();
  else form.addEventListener('focusin', begin, { once: true });
}

function offer(form: HTMLFormElement, selector: string, values: string[]): void {
  const options = values.map((value) =>
    Object.assign(document.createElement('option'), { value, text: value }),
  );
  form.querySelector(selector)?.append(...options);
}

interface Index {
  /** What answers. */
  plain: PagefindIndex;
  /** What answers questions about an artist: it counts all artists anew for each answer. */
  counting: PagefindIndex;
  /** All whom it knows. */
  artists: readonly string[];
}

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #path = location.pathname;
  readonly #list = document.querySelector<HTMLElement>('[data-results]');
  readonly #more = document.querySelector<HTMLButtonElement>('[data-more]');
  #index: Promise<Index> | null = null;
  /** Counts the times that the index was asked for. */
  #tries = 0;
  /** Counts the questions: an answer to an older one is dropped. */
  #asked = 0;

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  /** Tells what the question in the form finds, or that the index does not come, which the next call asks for again. */
  async answer(): Promise<void> {
    const number = ++this.#asked;
    try {
      const index = await this.#bringIndex();
      if (number === this.#asked && this.#isHere) await this.#ask(index, number);
    } catch {
      if (number === this.#asked) await this.#tell(UNREADABLE);
    }
  }

  /** The first question costs several times the next ones: it is asked before the visitor has typed one. */
  async warmUp(): Promise<void> {
    const index = await this.#index;
    const found = await index?.plain.search(COMMON, { filters: {} });
    await Promise.all(found?.results.slice(0, AT_ONCE).map((result) => result.data()) ?? []);
  }

  /** An index that comes late finds the visitor on another page, whose address is its own. */
  get #isHere(): boolean {
    return this.#form.isConnected && location.pathname === this.#path;
  }

  #bringIndex(): Promise<Index> {
    this.#index ??= this.#requestIndex().catch((cause: unknown) => {
      this.#index = null;
      throw cause;
    });
    return this.#index;
  }

  /** Pagefind keeps its failure as long as its module is kept: each try has a module of its own. */
  async #requestIndex(): Promise<Index> {
    const address = `${this.#form.dataset.pagefind}pagefind.js?${this.#tries++}`;
    const pagefind: Pagefind = await import(/* @vite-ignore */ address);
    const plain = pagefind.createInstance();
    const [{ year = {}, artist = {} }] = await Promise.all([pagefind.filters(), plain.init()]);
    const artists = Object.keys(artist);
    offer(this.#form, '[name="year"]', Object.keys(year).sort().reverse());
    offer(this.#form, 'datalist', artists);
    takeAddress(this.#form, HTMLSelectElement);
    return { plain, counting: pagefind, artists };
  }

  async #ask({ plain, counting, artists }: Index, number: number): Promise<void> {
    const asked = Object.entries(Object.fromEntries(new FormData(this.#form)))
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== '');
    const { q: query = '', artist = '', ...rest } = Object.fromEntries(asked);
    history.replaceState(history.state, '', `?${new URLSearchParams(Object.fromEntries(asked))}`);
    if (asked.length === 0) return this.#tell('');
    const meant = namesMeant(artist, artists);
    if (artist && meant.length === 0) return this.#tell('Choose an artist from the list.');
    const filters = { ...rest, ...(artist && { artist: { any: meant } }) };
    const answers = await answersTo(artist ? counting : plain, query, { filters });
    if (number !== this.#asked) return;
    await this.#tell(inWords(answers), answers.results, { query, artist });
  }

  async #tell(told: string, results: readonly Result[] = [], sought: Sought = NOTHING): Promise<void> {
    const number = this.#asked;
    const entries = await Promise.all(results.slice(0, AT_ONCE).map((result) => entryOf(result, sought)));
    if (number !== this.#asked) return;
    tellOf(this.#form, told);
    this.#list?.replaceChildren(...entries);
    this.#offerMore(results.slice(AT_ONCE), sought);
  }

  async #tellMore(rest: readonly Result[], sought: Sought): Promise<void> {
    const number = this.#asked;
    const entries = await Promise.all(rest.slice(0, AT_ONCE).map((result) => entryOf(result, sought)));
    if (number !== this.#asked) return;
    this.#list?.append(...entries);
    entries[0]?.querySelector('a')?.focus();
    this.#offerMore(rest.slice(AT_ONCE), sought);
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
