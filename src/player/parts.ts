/**
 * The one element that the player's markup promises under the selector.
 *
 * @throws when Player.astro and the player disagree
 */
export function part<Kind extends Element>(
  within: ParentNode,
  selector: string,
  kind: abstract new () => Kind,
): Kind {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The player has no ${selector}.`);
}
