import type { Slug } from '#domain/window.ts';

/** Absolute addresses of what is published. They are passed in: only the site knows where it lives. */
export interface Links {
  home: string;
  show(slug: Slug): string;
  /** A path below the site's home, percent-encoded where it must be: `shows/2026-03-11.txt`. */
  at(path: string): string;
}
