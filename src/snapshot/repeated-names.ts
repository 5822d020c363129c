import { type Node, parseTree } from 'jsonc-parser';
import { type Flaw, jsonPointer } from '#domain/problems.ts';

/** Every name that an object of a JSON text gives to two fields: JSON.parse would keep the last of them. */
export function repeatedNames(text: string): Flaw[] {
  const root = parseTree(text);
  return root ? repeatedBelow(root, []) : [];
}

function repeatedBelow(node: Node, path: PropertyKey[]): Flaw[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((child, index) => repeatedBelow(child, [...path, index]));
  const fields = children.map(({ children: [name, value] = [] }) => ({ name: String(name?.value), value }));
  return [...Map.groupBy(fields, ({ name }) => name)].flatMap(([name, namesakes]) => {
    const place = [...path, name];
    const value = namesakes.at(-1)?.value;
    const message = 'named twice: only the last would count';
    return [
      ...(namesakes.length > 1 ? [{ pointer: jsonPointer(place), message }] : []),
      ...(value ? repeatedBelow(value, place) : []),
    ];
  });
}
