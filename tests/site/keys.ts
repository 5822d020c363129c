import type { Locator, Page } from 'playwright-core';

/** More presses than any page has stops. */
const MOST_PRESSES = 400;

/** What has the focus and how it is seen; null where nothing has it. */
export interface FocusSeen {
  element: string;
  /** It has an outline, and no box around it cuts that off above or below. */
  isOutlined: boolean;
  /** It is on the screen, and nothing lies over the middle of it. */
  isUncovered: boolean;
  /** It is what was asked for. */
  isTarget: boolean;
}

/** Looks at the page of a target, in one question: each further one at each press of Tab adds up. */
export function focusOn(target: Locator): Promise<FocusSeen | null> {
  return target.evaluateAll((wanted) => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const { top, bottom } = element.getBoundingClientRect();
    let isCut = false;
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (!/hidden|clip/.test(getComputedStyle(around).overflowY)) continue;
      const edge = around.getBoundingClientRect();
      isCut ||= top - reach < edge.top - 1 || bottom + reach > edge.bottom + 1;
    }
    const isUncovered = [...element.getClientRects()].some((box) => {
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top !== null && (element.contains(top) || top.contains(element));
    });
    return {
      element: element.outerHTML.slice(0, 200),
      isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !isCut,
      isUncovered,
      isTarget: element === wanted[0],
    };
  });
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
    const seen = await focusOn(target);
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
