/** How far somebody has read of what a question found. */
interface Reading {
  /** How many shows are told. */
  shows: number;
  /** Places of those whose tracks are all told, from 0. */
  unfolded: readonly number[];
}

const BEGINNING: Reading = { shows: 0, unfolded: [] };

/** Puts the question into the address, so that it can be shared and come back to; of another one nothing is read yet. */
export function keepQuestion(question: Record<string, string>): void {
  const asked = String(new URLSearchParams(question));
  const search = asked && `?${asked}`;
  if (search !== location.search) keepReading(BEGINNING, search || location.pathname);
}

/** The browser keeps it for who comes back. One that finds it is asked too often refuses: the next change asks again. */
export function keepReading(reading: Reading, address?: string): void {
  try {
    history.replaceState({ ...history.state, reading }, '', address);
  } catch {
    return;
  }
}

export function readingHere(): Reading {
  return history.state?.reading ?? BEGINNING;
}
