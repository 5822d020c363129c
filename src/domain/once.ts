/** A pure function of one object that works once for each: what many pages ask of a catalog is found once. */
export function oncePer<Whole extends object, Found>(find: (whole: Whole) => Found): (whole: Whole) => Found {
  const known = new WeakMap<Whole, { found: Found }>();
  return (whole) => {
    const kept = known.get(whole) ?? { found: find(whole) };
    known.set(whole, kept);
    return kept.found;
  };
}

/** A pure function of a few words that works once for each, for words that come again and again. */
export function oncePerWords<Words extends readonly string[], Found>(
  find: (...words: Words) => Found,
): (...words: Words) => Found {
  const known = new Map<string, { found: Found }>();
  return (...words) => {
    // Joining a single word costs more than finding it.
    const key = words.length > 1 ? words.join('\n') : String(words[0]);
    const kept = known.get(key);
    if (kept) return kept.found;
    const found = find(...words);
    known.set(key, { found });
    return found;
  };
}
