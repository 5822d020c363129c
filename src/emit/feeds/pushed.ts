import { SHOW_FEEDS } from './shows.ts';

/**
 * The feeds of which a WebSub hub is told after every deploy, and so the only ones that name it: a
 * reader that relies on a hub which nobody tells would wait for ever.
 */
export const PUSHED_FEEDS: readonly string[] = [...Object.values(SHOW_FEEDS), 'tracks.xml', 'changes.xml'];
