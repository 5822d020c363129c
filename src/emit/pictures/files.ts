import type { Slug } from '#domain/window.ts';

/** Where the pictures lie, from the site's root. */
export const PICTURE_FILES = {
  station: 'station.png',
  show: (slug: Slug) => `shows/${slug}.png`,
};
