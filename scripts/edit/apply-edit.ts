import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { chooseShow } from '#domain/choose.ts';
import { compose, type Facts } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import { type Problem, problemsIn } from '#domain/problems.ts';
import type { Instant } from '#domain/instant.ts';
import { loadCatalog } from '#site/catalog.ts';
import { environment } from '#site/environment.ts';
import { editsText } from '#snapshot/canonical.ts';
import { editsPath } from '#snapshot/layout.ts';
import { whileLocked } from '#snapshot/lock.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { replaceFiles } from '#snapshot/write.ts';
import type { Amendment } from './amendments.ts';
import { readableShowsAt } from '../changes/shows-at.ts';
import { schemaAddress } from '../console/schema-files.ts';

/** What became of a file: it is removed where nobody decides anything about the show any more. */
type Fate = 'written' | 'removed' | 'unchanged';

/** What an edit did. */
export interface AppliedEdit {
  /** Path of the edits file as a person names it. */
  file: string;
  fate: Fate;
  before: CatalogShow;
  after: CatalogShow;
}

/** When somebody asked for an edit, and the commit that they saw; null where this clone lacks it. */
export interface Asked {
  at: Instant;
  commit: string | null;
}

/**
 * Changes the edits of a show. What cannot apply is refused before anything is written, and what would
 * leave the show as it is, as the same correction made twice, is not written either.
 *
 * @param asked where that was not just now
 * @throws AirlogError `unknown-show`, `unknown-track`, `edit-refused`, `invalid-files`
 */
export async function applyEdit(showName: string, amend: Amendment, asked?: Asked): Promise<AppliedEdit> {
  const { folder } = environment();
  return whileLocked(folder, async () => {
    const catalog = loadCatalog();
    const before = chooseShow(catalog, showName, asked?.at);
    const path = editsPath(before.slug);
    const file = posix.join(folder, path);
    const { shows, edits: files } = readSnapshot(folder, catalog.station);
    const standing = files.find(({ slug }) => slug === before.slug)?.edits ?? Edits.parse({});
    const seen = asked?.commit ? showAt(asked.commit, folder, catalog, before) : before;
    const edits = parseOrRefuse(file, amend(standing, before, seen));
    const { station, status, now } = catalog;
    const facts = { station, status, shows, edits: [{ slug: before.slug, file, edits }] };
    const after = chooseShow(composeOrRefuse(facts, now), before.slug);
    const isNews = !isDeepStrictEqual(after, before) || besideLineup(edits) !== besideLineup(standing);
    if (!isNews) return { file, fate: 'unchanged', before, after };
    const fate = decidesAnything(edits) ? 'written' : 'removed';
    const $schema = edits.$schema ?? schemaAddress('edits', file);
    replaceFiles(folder, new Map([[path, fate === 'written' ? editsText({ ...edits, $schema }) : null]]));
    return { file, fate, before, after };
  });
}

/** The show as a commit had it; as it stands where that commit has none, or none that can be read. */
function showAt(commit: string, folder: string, catalog: Catalog, standing: CatalogShow): CatalogShow {
  const shows = readableShowsAt(commit, folder, catalog);
  return shows?.find(({ slug }) => slug === standing.slug) ?? standing;
}

function parseOrRefuse(file: string, edits: unknown): Edits {
  const parsed = Edits.safeParse(edits);
  if (!parsed.success) throw refused(problemsIn(file, parsed.error));
  return parsed.data;
}

/** The archive was valid before, so whatever is wrong now is wrong with the edit. */
function composeOrRefuse(facts: Facts, now: Instant): Catalog {
  try {
    return compose(facts, now);
  } catch (error) {
    throw error instanceof AirlogError ? refused(error.problems) : error;
  }
}

/** What a file says of the show as a whole, its reasons too. */
function besideLineup(edits: Edits): string {
  return editsText({ ...edits, lineup: [] });
}

function decidesAnything({ title, notes, lineup }: Edits): boolean {
  return title !== undefined || notes !== undefined || lineup.length > 0;
}

function refused(problems: readonly Problem[]): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'edit-refused',
    what: 'This edit cannot be applied; nothing was written.',
    why: 'It does not fit the show as it stands.',
    next: 'Say it differently; `npm run edit -- --help` lists the kinds of edit.',
    problems,
  });
}
