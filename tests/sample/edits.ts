import type { Edits } from '#domain/edit.ts';
import type { Show } from '#domain/show.ts';
import type { World } from '../upstream/world.ts';

type Decision = (show: Show, guests: readonly string[]) => Partial<Edits>;

/** What the sample's people decided about three of its shows, by the age of the show in weeks. */
export const SAMPLE_EDITS: ReadonlyMap<number, Decision> = new Map<number, Decision>([
  [
    3,
    (show, [guest = '']) => ({
      title: 'The night the lights went out',
      notes:
        'The power failed on the block at **1:20**, so the second half came from a car battery.\n\nThanks to everybody who called in to say they could still hear us.',
      lineup: [
        { add: guest, position: 3, reason: 'played from a cassette, never liked' },
        { move: trackAt(show, 5), position: 1, reason: 'it was the opener' },
      ],
    }),
  ],
  [
    9,
    (show) => ({
      notes: 'Listener requests only. The phone did not stop until four.',
      lineup: [
        { remove: trackAt(show, 2), reason: 'liked by mistake, never played' },
        {
          correct: trackAt(show, 4),
          title: 'Kitchen Radio (as announced)',
          reason: 'the upload is misnamed',
        },
      ],
    }),
  ],
  [
    31,
    (_show, [, guest = '']) => ({
      title: 'All requests, no sleep',
      lineup: [{ add: guest, reason: 'a caller sang over it' }],
    }),
  ],
]);

/** Addresses of the last two tracks of the sample's world, which the host plays and never likes. */
export function guestAddresses(world: World): string[] {
  return [...world.tracks.values()]
    .slice(-2)
    .map((track) => `https://soundcloud.com/${track.uploader.permalink}/${track.permalink}`);
}

function trackAt(show: Show, position: number): number {
  const like = show.likes.filter(({ state }) => state !== 'unliked')[position - 1];
  if (!like) throw new Error(`the sample's show ${show.slug} has no track ${position}`);
  return like.track_id;
}
