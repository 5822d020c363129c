import { type Node, type ParseError, parseTree } from 'jsonc-parser';

/**
 * Where a JSON pointer leads in a text: to the field with its name, or, where the place does not exist,
 * to the nearest one above that does. A text that is no JSON leads to where it stops being JSON.
 */
export function offsetInJson(text: string, pointer: string): number {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return errors[0]?.offset ?? (root ? offsetOf(root, keysOf(pointer)) : 0);
}

/** RFC 6901: `~1` is a slash and `~0` a tilde, told apart in this order. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function offsetOf(node: Node, [key, ...deeper]: string[]): number {
  if (key === undefined) return node.offset;
  const child = childOf(node, key);
  if (!child) return node.offset;
  return deeper.length > 0 ? offsetOf(child.value, deeper) : child.offset;
}

/** What lies under a key: a field begins with its name, an element of an array with itself. */
function childOf(node: Node, key: string): { offset: number; value: Node } | null {
  if (node.type === 'array') {
    const value = node.children?.[Number(key)];
    return value ? { offset: value.offset, value } : null;
  }
  // As JSON.parse has it, the last of two fields with one name counts.
  const field = node.children?.findLast((property) => property.children?.[0]?.value === key);
  const value = field?.children?.[1];
  return field && value ? { offset: field.offset, value } : null;
}
