import { leaveDocumentsAlone } from './documents.ts';
import { keptText } from './kept.ts';
import { type Command, commandOf, focusOf } from './keyboard.ts';
import { lateModule } from './late-module.ts';
import { part } from './parts.ts';
import type { Player } from './player.ts';
import { keepRoomFor } from './room.ts';
import { dressShows, requestedShow } from './rows.ts';
import { showWordAlone, UNREADABLE } from './trackless.ts';

/** A listener who hears and sees nothing for longer thinks that the button is dead. */
const SOON_MS = 1000;

const bringModule = lateModule(() => import('./player.ts'));

declare global {
  interface DocumentEventMap {
    /** The lineup of a show on the page changed; the detail is its slug. */
    'airlog:lineup': CustomEvent<string>;
  }
}

/**
 * What runs on every page: it gives the tracks their Play buttons and brings the player when one is
 * pressed, or when the listener has been here before. Runs once in a visit; later pages come to it.
 */
function start(room: HTMLElement): void {
  const bar = part(room, '.player', HTMLElement);
  // Not every browser knows dialogs.
  const help: Partial<HTMLDialogElement> & HTMLElement = part(room, 'dialog', HTMLElement);
  const keys = part(help, '[data-shortcuts]', HTMLInputElement);
  const { shows = '/' } = room.dataset;
  const buttons = {
    row: part(room, 'template[data-row]', HTMLTemplateElement),
    show: part(room, 'template[data-whole]', HTMLTemplateElement),
  };
  let player: Player | undefined;
  /** Until what was asked for has come, or is not wanted any more. */
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const bringPlayer = async (): Promise<Player> => {
    const module = await bringModule();
    if (!player) {
      player = new module.Player(bar, shows);
      keys.checked = player.takesKeys;
    }
    return player;
  };
  const obey = (command: Command): void => {
    if (command === 'close') clearTimeout(waiting);
    if (command === 'help') help.showModal?.();
    else if (player) player.command(command);
    else {
      showWordAlone(bar, '');
      document.querySelector<HTMLElement>('main')?.focus();
    }
  };
  const arrive = (): void => {
    help.close?.();
    dressShows(buttons);
    leaveDocumentsAlone();
    player?.show();
  };

  arrive();
  keepRoomFor(bar);
  if (keptText(() => localStorage, shows) !== null) bringPlayer().catch(() => undefined);
  document.addEventListener('astro:after-swap', arrive);
  document.addEventListener('airlog:lineup', ({ detail: show }) => {
    dressShows(buttons);
    player?.show();
    // Where the show does not come, the queue stays as it is; the next change asks again.
    player?.follow(show).catch(() => undefined);
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const requested = requestedShow(target);
    if (requested) {
      clearTimeout(waiting);
      const wait = setTimeout(() => player?.isOpen || showWordAlone(bar, 'One moment…'), SOON_MS);
      waiting = wait;
      bringPlayer()
        .then(
          (brought) => brought.play(requested.show, requested.url),
          () => showWordAlone(bar, UNREADABLE),
        )
        .finally(() => clearTimeout(wait));
    }
    const command = target.closest<HTMLElement>('[data-command]')?.dataset.command;
    if (command) obey(command as Command);
  });
  document.addEventListener('keydown', (event) => {
    const command = commandOf(event, focusOf(document.activeElement));
    if (command === null || !keys.checked || (command !== 'help' && !player?.isOpen)) return;
    obey(command);
    event.preventDefault();
  });
  keys.addEventListener('change', () => {
    const { checked } = keys;
    bringPlayer().then(
      (brought) => {
        brought.takeKeys(checked);
        keys.checked = checked;
      },
      () => undefined,
    );
  });
  addEventListener('pagehide', () => player?.leave());
  addEventListener('pageshow', () => player?.wake());
  addEventListener('storage', () => {
    if (!player) return;
    player.catchUp();
    keys.checked = player.takesKeys;
  });
}

const room = document.querySelector<HTMLElement>('[data-player]');
if (room) start(room);
