import { expect, onTestFinished, test } from 'vitest';
import { templateKey } from '../../scripts/build/template-key.ts';

test.each(['version', 'arch'] as const)('templates of another %s of Node are other templates', (fact) => {
  const before = templateKey();
  const found = Object.getOwnPropertyDescriptor(process, fact) ?? {};
  onTestFinished(() => void Object.defineProperty(process, fact, found));
  expect(templateKey()).toBe(before);
  Object.defineProperty(process, fact, { ...found, value: 'another' });
  expect(templateKey()).not.toBe(before);
});
