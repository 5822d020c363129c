import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWindow, withoutBrowser } from './chromium.ts';
import { sharedSample } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

describe.skipIf(withoutBrowser)('a window that was taken again', () => {
  beforeAll(async () => {
    stage = await openStage((await sharedSample()).folder);
    return stage.close;
  });

  const lookOf = (page: Page) =>
    page.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    }));

  test('has the size and colours that its test asks for', async () => {
    const { page } = await openWindow(stage, {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    });
    expect(await lookOf(page)).toEqual({ width: 320, height: 640, isDark: true });
  });

  test('has the usual ones where its test asks for none', async () => {
    const { page } = await openWindow(stage);
    expect(await lookOf(page)).toEqual({ width: 1280, height: 720, isDark: false });
  });
});
