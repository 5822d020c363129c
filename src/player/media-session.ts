import type { PlayerCommand } from './keyboard.ts';
import type { QueueTrack } from './queue.ts';

/** Play and pause are no switch: headphones that are taken off send a pause, whatever they hear. */
const ACTIONS: readonly [MediaSessionAction, PlayerCommand][] = [
  ['play', 'play'],
  ['pause', 'pause'],
  ['nexttrack', 'next'],
  ['previoustrack', 'previous'],
  ['seekbackward', 'back'],
  ['seekforward', 'forward'],
];

/** Lets the keys of keyboards, headphones and lock screens command the player. */
export function listenToMediaKeys(
  command: (command: PlayerCommand) => void,
  seek: (ms: number) => void,
): void {
  for (const [action, does] of ACTIONS) setAction(action, () => command(does));
  setAction('seekto', ({ seekTime }) => {
    if (seekTime !== undefined) seek(seekTime * 1000);
  });
}

/** Tells the browser what plays. */
export function tellMediaSession(
  track: QueueTrack,
  show: string,
  playback: { isPlaying: boolean; position_ms: number; duration_ms: number },
): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  const { title, artist, artwork_url } = track;
  if (mediaSession.metadata?.title !== title || mediaSession.metadata.artist !== artist) {
    const artwork = artwork_url ? [{ src: artwork_url, sizes: '500x500' }] : [];
    mediaSession.metadata = new MediaMetadata({ title, artist, album: show, artwork });
  }
  mediaSession.playbackState = playback.isPlaying ? 'playing' : 'paused';
  const duration = playback.duration_ms / 1000;
  if (duration > 0) {
    mediaSession.setPositionState({ duration, position: Math.min(playback.position_ms / 1000, duration) });
  }
}

/** Not every browser knows every action, and an unknown one throws. */
function setAction(action: MediaSessionAction, act: MediaSessionActionHandler): void {
  try {
    navigator.mediaSession?.setActionHandler(action, act);
  } catch {
    return;
  }
}
