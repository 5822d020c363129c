/** A pure function of one object that works once for each: what many pages ask of a catalog is found once. */
export function oncePer<Whole extends object, Found>(find: (whole: Whole) => Found): (whole: Whole) => Found {
  const known = new WeakMap<Whole, { found: Found }>();
  return (whole) => {
    const kept = known.get(whole) ?? { found: find(whole) };
    known.set(whole, kept);
    return kept.found;
  };
}
