/** One page of a list that is too long for one. */
export interface Sheet<Thing> {
  /** 1 is the list's own address. */
  number: number;
  things: readonly Thing[];
  /** How many sheets the list has. */
  of: number;
}

/** A list in sheets of a size; one that is empty has one empty sheet. */
export function sheetsOf<Thing>(things: readonly Thing[], size: number): Sheet<Thing>[] {
  const of = Math.max(1, Math.ceil(things.length / size));
  return Array.from({ length: of }, (_, index) => ({
    number: index + 1,
    things: things.slice(index * size, (index + 1) * size),
    of,
  }));
}

/** The part of a sheet's path that its route fills in: what stands below the list's own path, if anything does. */
export function partOfRoute(path: string, list: string): string | undefined {
  return path.slice(list.length, -1) || undefined;
}
