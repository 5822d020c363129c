/** The values in an order that the seed decides (each is put at a random place among those before it); the same seed gives the same. */
export function permutation<Value>(values: readonly Value[], seed: number): Value[] {
  const dice = rolling(seed);
  const shuffled: Value[] = [];
  for (const value of values) {
    const place = Math.floor(dice() * (shuffled.length + 1));
    shuffled.splice(place, 0, value);
  }
  return shuffled;
}

/** Numbers in [0, 1) from a seed: mulberry32. */
function rolling(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
