import { onceCome } from '#player/late-module.ts';
import type { Pagefind, PagefindIndex } from './pagefind.ts';

/** What answers questions about an artist. */
interface ArtistIndex {
  index: PagefindIndex;
  /** All whom it knows. */
  names: readonly string[];
}

/** The search index of the site, each part of it asked for when it is wanted. */
export interface SearchIndex {
  plain: () => Promise<PagefindIndex>;
  /** Apart, since all artists are many to load, and Pagefind counts them anew for each answer once it has. */
  artists: () => Promise<ArtistIndex>;
}

/**
 * @param folder the address of what Pagefind wrote
 * @param nth Pagefind keeps its failure as long as its module is kept: each try has a number of its own
 */
export function searchIndex(folder: string, nth: number): SearchIndex {
  const open = async (): Promise<PagefindIndex> => {
    const pagefind: Pagefind = await import(/* @vite-ignore */ `${folder}pagefind.js?${nth}`);
    return pagefind.createInstance();
  };
  const openArtists = async (): Promise<ArtistIndex> => {
    const index = await open();
    const { artist = {} } = await index.filters();
    return { index, names: Object.keys(artist) };
  };
  return { plain: onceCome(open), artists: onceCome(openArtists) };
}
