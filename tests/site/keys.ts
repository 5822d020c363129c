import type { ElementHandle, Locator, Page } from 'playwright-core';

/** More presses than any page has stops. */
const MOST_PRESSES = 400;

/** What has the focus and how it is seen; null where nothing has it. */
export interface FocusSeen {
  element: string;
  /** It has an outline. */
  isOutlined: boolean;
  /** It is on the screen, and nothing lies over the middle of it. */
  isUncovered: boolean;
  /** It is what was asked for. */
  isTarget: boolean;
}

export function focusOn(page: Page, target: ElementHandle | null = null): Promise<FocusSeen | null> {
  return page.evaluate((wanted) => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isUncovered = [...element.getClientRects()].some((box) => {
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top !== null && (element.contains(top) || top.contains(element));
    });
    return {
      element: element.outerHTML.slice(0, 200),
      isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isUncovered,
      isTarget: element === wanted,
    };
  }, target);
}

/**
 * Presses Tab until the focus is there.
 *
 * @throws when it never comes there, or is not to be seen on the way
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press('Tab');
    // The page may have put another element in its place meanwhile, as the search does with its results.
    const seen = await focusOn(page, await target.elementHandle());
    if (seen && !(seen.isOutlined && seen.isUncovered)) throw new Error(`unseen: ${JSON.stringify(seen)}`);
    if (seen?.isTarget) return;
  }
  throw new Error(`${MOST_PRESSES} presses of Tab do not lead to ${target}`);
}

/** Follows a link by keys alone. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
  await page.waitForFunction(() => document.activeElement !== document.body || location.hash !== '');
}
