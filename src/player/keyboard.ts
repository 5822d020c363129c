/** All that a listener can ask of the player. */
export type PlayerCommand =
  | 'toggle'
  | 'play'
  | 'pause'
  | 'next'
  | 'previous'
  | 'back'
  | 'forward'
  | 'quieter'
  | 'louder'
  | 'mute'
  | 'shuffle'
  | 'repeat'
  | 'close';

export type Command = PlayerCommand | 'help';

export interface Shortcut {
  command: Command;
  /** As `KeyboardEvent.key` names them. */
  keys: readonly string[];
  /** The keys as the help shows them. */
  label: readonly string[];
  does: string;
}

/** The one table: it decides what a key does, and the help is drawn from it. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'toggle', keys: ['k', ' '], label: ['K', 'Space'], does: 'play or pause' },
  { command: 'next', keys: ['n'], label: ['N'], does: 'next track' },
  { command: 'previous', keys: ['p'], label: ['P'], does: 'previous track, or this one from its start' },
  { command: 'back', keys: ['j', 'ArrowLeft'], label: ['J', '←'], does: '10 seconds back' },
  { command: 'forward', keys: ['l', 'ArrowRight'], label: ['L', '→'], does: '10 seconds on' },
  { command: 'quieter', keys: ['-'], label: ['−'], does: 'quieter' },
  { command: 'louder', keys: ['+', '='], label: ['+'], does: 'louder' },
  { command: 'mute', keys: ['m'], label: ['M'], does: 'sound off or on' },
  { command: 'shuffle', keys: ['s'], label: ['S'], does: 'shuffle on or off' },
  { command: 'repeat', keys: ['r'], label: ['R'], does: 'repeat the show or not' },
  { command: 'help', keys: ['?'], label: ['?'], does: 'this list' },
];

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'defaultPrevented'
>;

/** What the focus is on, as far as it matters to keys. */
export type Focus = 'typing' | 'slider' | 'pressable' | 'elsewhere';

/** Commands that a key held down repeats. */
const HELD: readonly Command[] = ['back', 'forward', 'quieter', 'louder'];

/** The keys that write nothing visible: with Shift they select, or scroll back. */
const UNSEEN = [' ', 'ArrowLeft', 'ArrowRight'];

/** The keys that what has the focus keeps for itself. */
const KEPT: Partial<Record<Focus, readonly string[]>> = {
  slider: ['ArrowLeft', 'ArrowRight'],
  pressable: [' '],
};

/** The command of a pressed key, or null: keys with modifiers belong to the browser, typing to the field. */
export function commandOf(pressed: Pressed, focus: Focus): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.defaultPrevented) return null;
  if (pressed.shiftKey && UNSEEN.includes(pressed.key)) return null;
  if (focus === 'typing' || KEPT[focus]?.includes(pressed.key)) return null;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const command = SHORTCUTS.find(({ keys }) => keys.includes(key))?.command ?? null;
  return command === null || (pressed.repeat && !HELD.includes(command)) ? null : command;
}

/** What the focus of a document is on. */
export function focusOf(element: Element | null): Focus {
  if (element?.matches('input[type="range"]')) return 'slider';
  if (element?.closest('input, textarea, select, [contenteditable], dialog, audio, video')) return 'typing';
  return element?.closest('a, button, summary, [role="button"]') ? 'pressable' : 'elsewhere';
}
