import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TrackFacts } from '#domain/track.ts';
import { json, text } from '#tests/upstream/answer.ts';
import { someUser } from '#tests/upstream/builders.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at } from '#tests/upstream/faults.ts';
import { emptyWorld } from '#tests/upstream/world.ts';
import { factsOfTrack, isTitled, type TitledTrack } from './mapping.ts';
import { RawLikesPage, RawTrack, RawTracks } from './schema.ts';
import { idInHydration, scriptUrls } from './web/page.ts';

/** Recorded answers of SoundCloud lie beside the repository where they may be had; they are no part of it. */
const RECORDINGS = resolve('../shared/realdata/soundcloud');
const HOSTS = { webUrl: 'https://soundcloud.com', assetsUrl: 'https://a-v2.sndcdn.com' };

interface Recording<Body> {
  _meta: { request: string; status: number };
  body: Body;
}
interface RecordedPage<Element> {
  collection: Element[];
  next_href: string | null;
}
type RecordedLike = { created_at: string; track?: { id: number; created_at: string; title: string } };

function recorded<Body>(path: string): Recording<Body> {
  return JSON.parse(readFileSync(join(RECORDINGS, path), 'utf8'));
}

function factsIn(path: string): TrackFacts {
  return factsOfTrack(RawTrack.parse(recorded(path).body) as TitledTrack);
}

describe.skipIf(!existsSync(RECORDINGS))(
  'recorded answers (skipped where ../shared/realdata is absent)',
  () => {
    test.each(['likes-tracks-2026-02-page1.json', 'likes-tracks-2026-02-page2.json'])(
      '%s: every like is read',
      (path) => {
        const { body } = recorded<RecordedPage<RecordedLike>>(path);
        const page = RawLikesPage.parse(body);
        expect(page.collection.map((like) => [like.created_at, like.track?.id])).toEqual(
          body.collection.map((like) => [like.created_at, like.track?.id]),
        );
        for (const { track } of page.collection) {
          const facts = factsOfTrack(track as TitledTrack);
          expect(TrackFacts.safeParse(facts).error).toBeUndefined();
          expect(facts.title).not.toBe('');
          expect(facts.artist).not.toBe('');
        }
      },
    );

    test.each(['likes-playlists-2026-02-page1.json', 'likes-playlists-2026-02-page2.json'])(
      '%s: no like of a track',
      (path) => {
        const { collection } = RawLikesPage.parse(recorded(path).body);
        expect(collection).toHaveLength(20);
        expect(collection.filter(({ track }) => track)).toEqual([]);
      },
    );

    test('the recorded walk, served again, gives every like of both pages once', async () => {
      const pages = [1, 2].map((n) =>
        recorded<RecordedPage<RecordedLike>>(`likes-tracks-2026-02-page${n}.json`),
      );
      const likes = await walk(
        10_000_001,
        pages.map(({ body }) => body),
      );
      const expected = pages.flatMap(({ body }) => body.collection);
      expect(expected).toHaveLength(37);
      expect(likes.map((like) => [like.track_id, like.liked_at])).toEqual(
        expected.map((like) => [like.track?.id, like.created_at]),
      );
      expect(JSON.stringify(likes)).not.toMatch(/REDACTED|track_authorization|policy/);
    });

    test('the recorded walk over empty pages reaches its end', async () => {
      const folder = 'user-tracks-empty-pages';
      const pages = readdirSync(join(RECORDINGS, folder)).sort();
      const bodies = pages.map(
        (name) => recorded<RecordedPage<NonNullable<RecordedLike['track']>>>(join(folder, name)).body,
      );
      expect(bodies.filter(({ collection }) => collection.length === 0)).toHaveLength(4);
      // A list of uploads pages like one of likes; each upload stands here for a like of it.
      const asLikes = bodies.map(({ collection, next_href }) => ({
        collection: collection.map((track) => ({ created_at: track.created_at, kind: 'like', track })),
        next_href: next_href?.replace('/tracks?', '/likes?') ?? null,
      }));
      const likes = await walk(73_637_815, asLikes);
      const expected = bodies.flatMap(({ collection }) => collection.map(({ id }) => id));
      expect(likes.map((like) => like.track_id)).toEqual(expected);
    });

    test('a preview keeps the length of the whole track', () => {
      const { body } = recorded<{ duration: number; full_duration: number }>('resolve-track-SNIP.json');
      expect(body.duration).toBe(30_000);
      expect(factsIn('resolve-track-SNIP.json').duration_ms).toBe(body.full_duration);
    });

    test.each([
      ['resolve-track-BLOCK.json', 'https://i1.sndcdn.com/artworks-62nkKinbBDq1-0-t500x500.jpg'],
      [
        'resolve-track-old-numeric-artwork.json',
        'https://i1.sndcdn.com/artworks-000071246919-n0azrs-t500x500.jpg',
      ],
      ['resolve-track-id-over-int32.json', 'https://i1.sndcdn.com/artworks-4avLIZcwwxeq-0-t500x500.jpg'],
    ])('%s is a track like any other', (path, artwork_url) => {
      const facts = factsIn(path);
      expect(TrackFacts.safeParse(facts).error).toBeUndefined();
      expect(facts.artwork_url).toBe(artwork_url);
    });

    test('an id over 2^31 is read exactly', () => {
      const { body } = recorded<{ id: number; urn: string }>('resolve-track-id-over-int32.json');
      const { id } = RawTrack.parse(body);
      expect(id).toBeGreaterThan(2 ** 31);
      expect(`soundcloud:tracks:${id}`).toBe(body.urn);
    });

    test('blocked tracks have facts', () => {
      const tracks = RawTracks.parse(
        JSON.parse(readFileSync(join(RECORDINGS, 'tracks-blocked.json'), 'utf8')),
      );
      for (const track of tracks)
        expect(TrackFacts.safeParse(factsOfTrack(track as TitledTrack)).error).toBeUndefined();
    });

    test('a batch is answered in another order than asked, and every track finds its answer', async () => {
      const { _meta, body } = recorded<{ id: number; title: string }[]>('tracks-by-ids-15.json');
      const asked = (new URL(_meta.request).searchParams.get('ids') ?? '').split(',').map(Number);
      expect(body.map(({ id }) => id)).not.toEqual(asked);
      const upstream = await openUpstream(emptyWorld(someUser({ id: 1 })));
      upstream.faults.push({ when: at.lookup, respond: json(body) });
      const answers = await webSource(upstream).lookUp(asked);
      for (const id of asked) {
        const answer = answers.get(id);
        expect(answer).toMatchObject({ kind: 'alive', track_id: id });
        expect(answer?.kind === 'alive' && answer.facts.title).toBe(
          body.find((track) => track.id === id)?.title.trim(),
        );
      }
    });

    test('stubs in a playlist are told from tracks', () => {
      const { body } = recorded<{ tracks: unknown[] }>('resolve-playlist-451-tracks-stubs.json');
      const tracks = RawTracks.parse(body.tracks);
      expect(tracks.map(isTitled).lastIndexOf(true)).toBe(4);
    });

    test('an unknown address and an unknown user are a 404 with {}', async () => {
      for (const path of ['error-404-empty-object.json', 'error-404-resolve-unknown-user.json']) {
        const { _meta, body } = recorded(path);
        const upstream = await openUpstream(emptyWorld(someUser({ id: 1 })));
        upstream.faults.push({ when: at.resolve, respond: json(body, _meta.status) });
        await expect(webSource(upstream).findUser('nobody')).rejects.toMatchObject({ code: 'unknown-user' });
      }
    });

    test('the home page tells the client id and its nine own scripts', async () => {
      const page = readFileSync(join(RECORDINGS, 'home-2026-02-21.reduced.html'), 'utf8');
      expect(idInHydration(page)).toBe('0123456789abcdefghijklmnopqrstuv');
      expect(scriptUrls(page, HOSTS).at(-1)?.href).toBe('https://a-v2.sndcdn.com/assets/53-a49d47cd.js');
      expect(scriptUrls(page, HOSTS)).toHaveLength(9);

      const upstream = await openUpstream(emptyWorld(someUser({ id: 1, permalink: 'the-host' })), {
        clientId: '0123456789abcdefghijklmnopqrstuv',
        clientIdIn: [],
      });
      upstream.faults.push({ when: at.page, respond: text('html', page) });
      expect(await webSource(upstream).findUser('the-host')).toMatchObject({ id: 1 });
    });
  },
);

/** Walks recorded pages as a real server gives them, by the cursors they name; an end is put behind the last. */
async function walk(userId: number, pages: readonly RecordedPage<unknown>[]) {
  const upstream = await openUpstream(emptyWorld(someUser({ id: userId })));
  const cursorOf = (href: string | null | undefined) =>
    href ? new URL(href).searchParams.get('offset') : null;
  const byCursor = new Map(pages.map((page, n) => [cursorOf(pages[n - 1]?.next_href), page]));
  const end = { collection: [], next_href: null };
  upstream.faults.push({
    when: at.likes,
    respond: (_, { query }) => json(byCursor.get(query.get('offset')) ?? end),
  });
  const { likes } = await webSource(upstream).listLikes(userId, null);
  expect(upstream.requests.filter(at.likes)).toHaveLength(pages.length + 1);
  return likes;
}
