import { describe, expect, test } from 'vitest';
import { type Command, commandOf, type Focus, SHORTCUTS } from './keyboard.ts';

const PLAIN = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  defaultPrevented: false,
};

describe('a key', () => {
  test.each<[string, Focus, object, Command | null]>([
    ['k', 'elsewhere', {}, 'toggle'],
    ['K', 'elsewhere', { shiftKey: true }, 'toggle'],
    [' ', 'elsewhere', {}, 'toggle'],
    [' ', 'pressable', {}, null],
    [' ', 'elsewhere', { shiftKey: true }, null],
    ['n', 'pressable', {}, 'next'],
    ['n', 'typing', {}, null],
    ['n', 'slider', {}, 'next'],
    [' ', 'slider', {}, 'toggle'],
    ['ArrowLeft', 'slider', {}, null],
    ['ArrowRight', 'slider', {}, null],
    ['?', 'elsewhere', { shiftKey: true }, 'help'],
    ['ArrowRight', 'elsewhere', {}, 'forward'],
    ['ArrowRight', 'elsewhere', { altKey: true }, null],
    ['ArrowRight', 'elsewhere', { shiftKey: true }, null],
    ['ArrowLeft', 'elsewhere', { shiftKey: true }, null],
    ['r', 'elsewhere', { ctrlKey: true }, null],
    ['r', 'elsewhere', { metaKey: true }, null],
    ['n', 'elsewhere', { defaultPrevented: true }, null],
    ['n', 'elsewhere', { repeat: true }, null],
    ['ArrowRight', 'elsewhere', { repeat: true }, 'forward'],
    ['j', 'elsewhere', { repeat: true }, 'back'],
    ['-', 'elsewhere', { repeat: true }, 'quieter'],
    ['+', 'elsewhere', { repeat: true }, 'louder'],
    ['/', 'elsewhere', {}, null],
    ['Tab', 'elsewhere', {}, null],
  ])('%j while the focus is %s, %j, commands %j', (key, focus, change, expected) => {
    expect(commandOf({ ...PLAIN, key, ...change }, focus)).toBe(expected);
  });

  test('does what listeners have learned', () => {
    const commands = SHORTCUTS.map(({ command, keys }) => [command, keys]);
    expect(Object.fromEntries(commands)).toEqual({
      toggle: ['k', ' '],
      next: ['n'],
      previous: ['p'],
      back: ['j', 'ArrowLeft'],
      forward: ['l', 'ArrowRight'],
      quieter: ['-'],
      louder: ['+', '='],
      mute: ['m'],
      shuffle: ['s'],
      repeat: ['r'],
      help: ['?'],
    });
  });

  test('is in the help as keyboards show it', () => {
    const signs = new Map([
      [' ', 'Space'],
      ['ArrowLeft', '←'],
      ['ArrowRight', '→'],
      ['-', '−'],
    ]);
    for (const { keys, label } of SHORTCUTS) {
      const shown = keys.filter((key) => key !== '=').map((key) => signs.get(key) ?? key.toUpperCase());
      expect(label).toEqual(shown);
    }
  });

  test('stands for one command alone', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
