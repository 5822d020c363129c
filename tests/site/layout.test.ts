import { beforeAll, describe, expect, test } from 'vitest';
import { openWindow, withoutBrowser } from './chromium.ts';
import { sharedFixture } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

describe.skipIf(withoutBrowser)('on the sheet', () => {
  beforeAll(async () => {
    stage = await openStage((await sharedFixture()).folder);
    return stage.close;
  });

  test('beside few tracks the head of a show is seen whole, however long its notes', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${stage.root}shows/2025-12-24/`);
    const unseen = await page.locator('.face').evaluate((face) => {
      face.append('A long night. '.repeat(300));
      return face.scrollHeight - face.clientHeight;
    });
    expect(unseen).toBe(0);
  });

  test('beside many tracks the buttons of a show are seen at once, under a name of fifty letters too', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const end = await page.locator('.face').evaluate((face) => {
      const name = face.querySelector('.show-name bdi');
      if (name) name.textContent = 'The night the lights went out across the whole town';
      return face.querySelector('.tools')?.getBoundingClientRect().bottom;
    });
    expect(end).toBeLessThan(800);
  });

  test('a large name keeps its dots off the stamp above it, and breaks Japanese between words', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 1280, height: 800 } });
    await page.goto(stage.root);
    const room = await page.locator('.show-name').evaluate((name) => {
      const { marginTop, fontSize } = getComputedStyle(name);
      return Number.parseFloat(marginTop) / Number.parseFloat(fontSize);
    });
    expect(room).toBeGreaterThan(0.15);
    const linesOfLibrary = await page.locator('.show-name').evaluate((name) => {
      name.setAttribute('lang', 'ja');
      name.textContent = '夜の図書館';
      const library = document.createRange();
      library.setStart(name.firstChild as Node, 2);
      library.setEnd(name.firstChild as Node, 5);
      name.style.width = `${library.getBoundingClientRect().width * 1.15}px`;
      return library.getClientRects().length;
    });
    expect(linesOfLibrary).toBe(1);
  });

  test('the three copies to choose from stand on one line of a phone', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 320, height: 640 } });
    await page.goto(stage.root);
    const tops = await page
      .locator('.theme label')
      .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().top));
    expect(tops).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
  });

  test('the list of keys can be read on a phone with text twice as large', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 320, height: 640 } });
    await page.goto(stage.root);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '32px';
    });
    await page.keyboard.press('?');
    const words = await page.getByRole('dialog').locator('dd').first().boundingBox();
    expect(words?.width).toBeGreaterThan(150);
  });

  test('a paragraph of the notes begins at the side where its script begins', async () => {
    const { page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const room = await page.locator('.notes').evaluate((notes) => {
      const [paragraph, words] = [document.createElement('p'), document.createElement('span')];
      words.textContent = 'چراغ‌ها خاموش شد.';
      paragraph.append(words);
      notes.append(paragraph);
      return notes.getBoundingClientRect().right - words.getBoundingClientRect().right;
    });
    expect(room).toBeCloseTo(0);
  });

  test('the numbers of a list in the notes have room, a hundred and more too', async () => {
    const { page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const room = await page.locator('.notes').evaluate((notes) => {
      const [list, number] = [document.createElement('ol'), document.createElement('span')];
      number.textContent = '100.\u00a0';
      notes.append(list, number);
      return Number.parseFloat(getComputedStyle(list).paddingLeft) - number.getBoundingClientRect().width;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  });
});
