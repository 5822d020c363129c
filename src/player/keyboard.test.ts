import { describe, expect, test } from 'vitest';
import { type Command, commandOf, type Focus, SHORTCUTS } from './keyboard.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, repeat: false, defaultPrevented: false };

describe('a key', () => {
  test.each<[string, Focus, object, Command | null]>([
    ['k', 'elsewhere', {}, 'toggle'],
    ['K', 'elsewhere', {}, 'toggle'],
    [' ', 'elsewhere', {}, 'toggle'],
    [' ', 'pressable', {}, null],
    ['n', 'pressable', {}, 'next'],
    ['n', 'typing', {}, null],
    ['?', 'elsewhere', {}, 'help'],
    ['ArrowRight', 'elsewhere', {}, 'forward'],
    ['ArrowRight', 'elsewhere', { altKey: true }, null],
    ['r', 'elsewhere', { ctrlKey: true }, null],
    ['r', 'elsewhere', { metaKey: true }, null],
    ['n', 'elsewhere', { defaultPrevented: true }, null],
    ['n', 'elsewhere', { repeat: true }, null],
    ['ArrowRight', 'elsewhere', { repeat: true }, 'forward'],
    ['/', 'elsewhere', {}, null],
    ['Tab', 'elsewhere', {}, null],
  ])('%j while the focus is %s, %j, commands %j', (key, focus, change, expected) => {
    expect(commandOf({ ...PLAIN, key, ...change }, focus)).toBe(expected);
  });

  test('stands for one command alone', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
