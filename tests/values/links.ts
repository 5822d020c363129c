import type { Links } from '#emit/links.ts';

const HOME = 'https://example.org/archive/';

/** A site below a path, as documents link to it. */
export const LINKS: Links = {
  home: HOME,
  show: (slug) => `${HOME}shows/${slug}/`,
  at: (path) => HOME + path,
};
