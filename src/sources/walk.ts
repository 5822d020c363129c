import {
  type CompleteListing,
  type Coverage,
  type ListingPage,
  Walk,
  type WalkProgress,
} from '#domain/listing.ts';

/** Reads page after page, from the newest on, until the listing is complete back to the bound. */
export async function walkPages(
  bound: Coverage,
  readPage: (cursor: string) => Promise<ListingPage>,
  onPage?: (progress: WalkProgress) => void,
): Promise<CompleteListing> {
  const walk = new Walk(bound);
  let cursor = '';
  for (;;) {
    const page = await readPage(cursor);
    const listing = walk.take(page);
    onPage?.(walk.progress);
    if (listing) return listing;
    cursor = page.next ?? '';
  }
}
