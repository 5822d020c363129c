import axe from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose verdict hangs on colours: all others say the same of both copies of the sheet. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds against the page as it stands, in light and in dark. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [colorScheme, runOnly] of [
    ['light', { type: 'tag', values: STANDARDS }],
    ['dark', { type: 'rule', values: OF_COLOURS }],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(
      (only) =>
        (window as unknown as { axe: typeof axe }).axe.run({
          runOnly: only as axe.RunOnly,
          resultTypes: ['violations'],
        }),
      runOnly,
    );
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.html).join(' ')}`,
      ),
    );
  }
  return found;
}
