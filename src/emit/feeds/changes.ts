import type { Catalog } from '#domain/catalog.ts';
import type { Change } from '#domain/changes.ts';
import { count } from '#domain/in-figures.ts';
import type { Instant } from '#domain/instant.ts';
import { compareText } from '#domain/text.ts';
import { escapeMarkup } from '../escape.ts';
import type { Links } from '../links.ts';
import { dayInWords, GONE } from '../naming.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { permanentId, stationFeed } from './station-feed.ts';
import { trackHtml, trackInWords } from './track-html.ts';

/** How many entries with a date the feed keeps, and as many without one. */
const NEWEST = 100;

const SEEN: Record<Change['kind'], string> = {
  added: 'liked',
  removed: 'taken back by the host',
  returned: 'liked again',
  gone: GONE,
  moved: 'moved to the week of the like',
  corrected: 'corrected',
};

const DECIDED: Record<Change['kind'], string> = {
  ...SEEN,
  added: 'added',
  removed: 'removed',
  moved: 'moved',
};

/**
 * `/changes.xml`: the archive's own history. What sync saw of a show at one moment is one dated entry.
 * Edits bear no date: theirs stands in git, so all but additions, which sync looks up, follow undated.
 */
export function changesFeed(catalog: Catalog, links: Links): Feed {
  const { station } = catalog;
  const tellings = tellingsOf(catalog);
  const dated = tellings.filter(({ at }) => at !== null).sort(newestFirst);
  const undated = tellings.filter(({ at }) => at === null);
  const told = [...dated.slice(0, NEWEST), ...undated.slice(0, NEWEST)];
  return {
    ...stationFeed(catalog, links),
    id: permanentId(catalog, 'feed', 'changes'),
    title: `${station.title}: changes of the archive`,
    description: 'What was added, removed, moved, corrected or found gone, and why.',
    page: links.at('feeds/'),
    self: links.at('changes.xml'),
    paging: null,
    updated: dated[0]?.at ?? null,
    entries: told.map((telling) => entryOf(telling, catalog, links)),
  };
}

/** What one entry tells: changes that sync saw together, or one decision. */
interface Telling {
  id: string;
  at: Instant | null;
  changes: readonly [Change, ...Change[]];
}

function tellingsOf(catalog: Catalog): Telling[] {
  const groups = Map.groupBy(catalog.changes.filter(hasNumber), (change) => {
    const { slug, kind, origin, at, track_id } = change;
    if (origin === 'sync' && at !== null) return permanentId(catalog, 'change', slug, kind, at);
    return permanentId(catalog, 'change', slug, origin, kind, track_id);
  });
  return [...groups].flatMap(([id, [first, ...others]]): Telling[] => {
    if (!first) return [];
    if (first.origin === 'sync') return [{ id, at: first.at, changes: [first, ...others] }];
    return [first, ...others].map((change, index) => ({
      id: index === 0 ? id : `${id}:${index + 1}`,
      at: change.at,
      changes: [change],
    }));
  });
}

function entryOf({ id, changes }: Telling, catalog: Catalog, links: Links): FeedEntry {
  const [first] = changes;
  return first.origin === 'sync'
    ? seenEntry(id, changes, catalog, links)
    : decidedEntry(id, first, catalog, links);
}

function seenEntry(id: string, changes: Telling['changes'], catalog: Catalog, links: Links): FeedEntry {
  const [first] = changes;
  return {
    id,
    url: links.show(first.slug),
    title: `${showIn(first, catalog)}: ${count(changes.length, 'track')} ${SEEN[first.kind]}`,
    published: first.at,
    summary: changes.map(trackInWords).join('; '),
    html: `<ul>${changes.map((change) => `<li>${trackHtml(change)}</li>`).join('')}</ul>`,
  };
}

function decidedEntry(id: string, change: Change, catalog: Catalog, links: Links): FeedEntry {
  const place = change.position === null ? '' : ` at place ${change.position}`;
  const decision = `${DECIDED[change.kind]}${place}`;
  const reason = `The reason given: ${change.reason}`;
  return {
    id,
    url: links.show(change.slug),
    title: `${showIn(change, catalog)}: ${decision} by an edit, ${trackInWords(change)}`,
    published: change.at,
    summary: reason,
    html: `<p>${trackHtml(change)}</p><p>${escapeMarkup(reason)}</p>`,
  };
}

/** Until sync has looked up an added address, nothing of it would stay the same. */
function hasNumber(change: Change): change is Change & { track_id: number } {
  return change.track_id !== null;
}

function showIn({ slug }: Change, { station }: Catalog): string {
  return `Show of ${dayInWords(slug, station.language)}`;
}

function newestFirst(a: Telling, b: Telling): number {
  return compareText(b.at ?? '', a.at ?? '') || compareText(b.id, a.id);
}
