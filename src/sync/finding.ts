import type { Guest, Like } from '#domain/like.ts';
import type { Shows } from '#domain/show.ts';
import type { Slug } from '#domain/window.ts';

/** What a sync found out about one like or guest. */
export interface Finding {
  kind: 'added' | 'returned' | 'changed' | 'unliked' | 'moved' | 'gone';
  slug: Slug;
  kept: Like | Guest;
}

export interface Merged {
  shows: Shows;
  findings: Finding[];
}
