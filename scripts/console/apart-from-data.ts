import { AirlogError } from '#domain/errors.ts';
import { liesIn } from '#snapshot/real-path.ts';

/**
 * Makes sure that what is written into a folder neither replaces the data nor comes to lie among them.
 *
 * @throws AirlogError `folder-of-data`
 */
export function demandApartFromData(folder: string, data: string): void {
  if (!liesIn(folder, data) && !liesIn(data, folder)) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'folder-of-data',
    what: `Nothing is written into ${folder}: the data lie there.`,
    why: `It would replace ${data}, or be taken for a part of it.`,
    next: 'Name a folder beside it: `--out <folder>`, or another data folder by AIRLOG_DATA.',
  });
}
