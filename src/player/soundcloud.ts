import { waitAwake } from './wait.ts';

/** The part of SoundCloud's Widget API that the player uses. Times are milliseconds, volumes 0 to 100. */
export interface Widget {
  bind(event: WidgetEvent, listener: (news: WidgetNews) => void): void;
  play(): void;
  pause(): void;
  seekTo(ms: number): void;
  setVolume(volume: number): void;
  getDuration(answer: (ms: number) => void): void;
}

/** What a widget tells with an event. */
export interface WidgetNews {
  currentPosition?: number;
}

type WidgetEvent = 'ready' | 'play' | 'pause' | 'finish' | 'playProgress' | 'error';

export type WidgetEvents = Record<
  'READY' | 'PLAY' | 'PAUSE' | 'FINISH' | 'PLAY_PROGRESS' | 'ERROR',
  WidgetEvent
>;

interface WidgetFactory {
  (frame: HTMLIFrameElement): Widget;
  Events: WidgetEvents;
}

declare global {
  interface Window {
    SC?: { Widget: WidgetFactory };
  }
}

const HOST = 'https://w.soundcloud.com/player/';

/** How the widget looks and behaves in its frame: only the sound is wanted of it. */
const WIDGET_OPTIONS = {
  auto_play: false,
  hide_related: true,
  show_comments: false,
  show_teaser: false,
  visual: false,
};

let arriving: Promise<WidgetFactory> | null = null;

/**
 * The factory of widgets. Asks SoundCloud for its script at the first call and not before.
 *
 * @throws when the script does not come, so that the next call asks again
 */
export function widgetFactory(patience_ms: number): Promise<WidgetFactory> {
  arriving ??= requestScript(patience_ms).catch((cause: unknown) => {
    arriving = null;
    throw cause;
  });
  return arriving;
}

function requestScript(patience_ms: number): Promise<WidgetFactory> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      script.remove();
      reject(new Error('The script of SoundCloud’s player did not come.'));
    };
    const callOff = waitAwake(patience_ms, fail);
    script.src = `${HOST}api.js`;
    script.onerror = fail;
    script.onload = () => {
      callOff();
      if (window.SC) resolve(window.SC.Widget);
      else fail();
    };
    document.body.append(script);
  });
}

/** A frame with the widget of one track in it. */
export function widgetFrame(url: string): HTMLIFrameElement {
  const address = new URL(HOST);
  address.searchParams.set('url', url);
  for (const [name, value] of Object.entries(WIDGET_OPTIONS)) address.searchParams.set(name, String(value));
  const frame = document.createElement('iframe');
  frame.title = 'SoundCloud’s player';
  frame.allow = 'autoplay; encrypted-media';
  frame.src = address.href;
  return frame;
}
