import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';

/** How a track fails: SoundCloud says so, says nothing, or the browser refuses to play unpressed. */
export type Fate = 'error' | 'silence' | 'refuse';

/** What the stand-in tells of itself. */
export interface WidgetState {
  life: string;
  url: string;
  position: number;
  volume: number;
  isPlaying: boolean;
  /** The page has asked it to play. */
  isWanted: boolean;
}

const FOLDER = join(import.meta.dirname, 'stand-in');
const API = readFileSync(join(FOLDER, 'api.js'), 'utf8');
const FRAME = readFileSync(join(FOLDER, 'frame.js'), 'utf8');

/** Plays w.soundcloud.com for a browser window. */
export class StandIn {
  readonly requests: string[] = [];
  /** By the track's address. */
  readonly fates: Record<string, Fate> = {};
  isBlocked = false;

  async serve(context: BrowserContext): Promise<this> {
    await context.route('https://w.soundcloud.com/**', (route) => {
      const { pathname } = new URL(route.request().url());
      this.requests.push(pathname);
      if (this.isBlocked) return route.abort('blockedbyclient');
      return pathname.endsWith('/api.js')
        ? route.fulfill({ contentType: 'text/javascript', body: API })
        : route.fulfill({ contentType: 'text/html', body: this.#page() });
    });
    return this;
  }

  async state(page: Page): Promise<WidgetState> {
    return frameOf(page).evaluate(() => {
      const { life, url, position, volume, isPlaying, isWanted } = (
        window as unknown as { standIn: WidgetState }
      ).standIn;
      return { life, url, position, volume, isPlaying, isWanted };
    });
  }

  /** Plays the track on the widget to its end. */
  async finish(page: Page): Promise<void> {
    await frameOf(page).evaluate(() =>
      (window as unknown as { standIn: { finish(): void } }).standIn.finish(),
    );
  }

  #page(): string {
    const fates = JSON.stringify(this.fates).replaceAll('"', '&quot;');
    return `<!doctype html><html lang="en" data-fates="${fates}"><title>Widget</title><script>${FRAME}</script></html>`;
  }
}

function frameOf(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().startsWith('https://w.soundcloud.com/'));
  if (!frame) throw new Error('there is no widget on the page');
  return frame;
}
