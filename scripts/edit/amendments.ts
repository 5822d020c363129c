import type { CatalogShow } from '#domain/catalog.ts';
import { chooseTrack } from '#domain/choose.ts';
import type { Edits } from '#domain/edit.ts';
import { asSeen } from '#domain/text.ts';
import { addressMeant } from '#domain/track-address.ts';

/**
 * A change to the edits of one show, made with the show as it stands and as somebody saw it who named its
 * tracks; its answer is still to be parsed.
 */
export type Amendment = (edits: Edits, show: CatalogShow, seen?: CatalogShow) => unknown;

/** The place in a lineup that somebody writes as 3; null for whatever is no place. */
export function positionMeant(text: string): number | null {
  const figures = asSeen(text);
  return /^[1-9]\d{0,5}$/.test(figures) ? Number(figures) : null;
}

export function adding(address: string, position: number | undefined, reason: string): Amendment {
  return (edits) => withDecision(edits, { add: bareAddress(address), position, reason });
}

export function removing(track: string, reason: string): Amendment {
  return (edits, show, seen) => withDecision(edits, { remove: chooseTrack(show, track, seen), reason });
}

export function moving(track: string, position: number, reason: string): Amendment {
  return (edits, show, seen) =>
    withDecision(edits, { move: chooseTrack(show, track, seen), position, reason });
}

export function correcting(
  track: string,
  right: { title?: string | undefined; artist?: string | undefined },
  reason: string,
): Amendment {
  return (edits, show, seen) =>
    withDecision(edits, { correct: chooseTrack(show, track, seen), ...right, reason });
}

/** An empty text takes the title or the notes away, and the reason with them. */
export function telling(field: 'title' | 'notes', text: string, reason?: string): Amendment {
  return ({ reasons, ...edits }) => {
    const told = { ...reasons, [field]: text === '' ? undefined : reason };
    const hasReasons = Object.values(told).some((each) => each !== undefined);
    return { ...edits, [field]: text === '' ? undefined : text, ...(hasReasons && { reasons: told }) };
  };
}

function withDecision(edits: Edits, decision: object): object {
  return { ...edits, lineup: [...edits.lineup, decision] };
}

/** The address without what SoundCloud's share button adds (`?si=…&utm_source=…`): who shared it is nobody's business. */
function bareAddress(address: string): string {
  return addressMeant(address).replace(/[?#].*/, '');
}
