import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AirlogError } from '#domain/errors.ts';
import { TrackFacts } from '#domain/track.ts';
import { json, type Answer as Reply, text } from '#tests/upstream/answer.ts';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at } from '#tests/upstream/faults.ts';
import { HOST, worldOf } from '#tests/upstream/hourly.ts';
import { factsOfTrack, isTitled } from '../mapping.ts';
import { OfficialResolved, OfficialTracks, Redirection } from './schema.ts';

/** Recorded answers of SoundCloud lie beside the repository where they may be had; they are no part of it. */
const RECORDINGS = resolve('../shared/realdata/soundcloud-official');

interface Recording {
  uri: string;
  status: { code: number };
  body: unknown;
}
interface RecordedError {
  endpoint: string;
  status: number;
  content_type?: string;
  body: unknown;
}

function recorded<Kind = Recording>(name: string): Kind[] {
  return JSON.parse(readFileSync(join(RECORDINGS, name), 'utf8'));
}

/** The recorded error as a reply of the stand-in. */
function replyOf({ status, content_type, body }: RecordedError): Reply {
  if (typeof body !== 'string') return json(body, status);
  return text(content_type?.replace('text/', '') ?? 'plain', body, status);
}

describe.skipIf(!existsSync(RECORDINGS))(
  'recorded official answers (skipped where ../shared/realdata is absent)',
  () => {
    test('liked tracks, as a bare list, are read', () => {
      const [liked] = recorded('sc-liked.json');
      const tracks = liked?.body as { id: number }[];
      const { collection } = OfficialTracks.parse(tracks);
      expect(collection.map(({ id }) => id)).toEqual(tracks.map(({ id }) => id));
      for (const track of collection.filter(isTitled)) {
        const facts = factsOfTrack(track);
        expect(TrackFacts.safeParse(facts).error).toBeUndefined();
        expect(facts.permalink_url).toMatch(/^https:\/\/soundcloud\.com\/[^?]+$/);
        expect([facts.title, facts.artist]).not.toContain('');
      }
    });

    test('the recorded way from an address to its track is followed', async () => {
      const [first, second] = recorded('sc-resolve-http.json');
      expect(Redirection.safeParse(first?.body).success).toBe(true);
      const upstream = await openUpstream(worldOf(1));
      upstream.faults.push(
        { when: at.officialResolve, respond: json(first?.body, first?.status.code) },
        { when: at.officialOneTrack, respond: json(second?.body) },
      );
      const answer = await officialSource(upstream).resolveTrack(
        'https://soundcloud.com/bbc-radio-4/m-w-cloud',
      );
      expect(answer).toMatchObject({
        kind: 'alive',
        track_id: 122_889_665,
        facts: { permalink_url: 'https://soundcloud.com/bbc-radio-4/m-w-cloud', duration_ms: 55_698 },
      });
      const [, asked] = upstream.requests.filter(({ role }) => role === 'api');
      expect([asked?.path, asked?.query.toString()]).toEqual(['/tracks/122889665', '']);
    });

    test('a single track is read', () => {
      const track = recorded('sc-resolve-track.json').find(({ status }) => status.code === 200);
      expect(OfficialResolved.safeParse(track?.body)).toMatchObject({
        success: true,
        data: { kind: 'track' },
      });
    });

    test('a recorded 404 is gone, a recorded 403 is unknown', async () => {
      const [missing] = recorded('sc-resolve-track-none.json');
      const upstream = await openUpstream(worldOf(1));
      upstream.faults.push({ when: at.officialOneTrack, times: 1, respond: json(missing?.body, 404) });
      expect((await officialSource(upstream).lookUp([7])).get(7)).toEqual({ kind: 'gone' });
      const [forbidden] = recorded('sc-resolve-track.json');
      upstream.faults.push({
        when: at.officialOneTrack,
        respond: { status: forbidden?.status.code ?? 0, headers: {}, body: '' },
      });
      expect((await officialSource(upstream).lookUp([7])).get(7)?.kind).toBe('unknown');
    });

    test('every recorded trouble is foreseen, at the list and at the host of tokens', async () => {
      const errors = recorded<RecordedError>('errors.json').filter(({ status }) => status >= 400);
      expect(errors.filter(({ status }) => status === 429)).toHaveLength(4);
      for (const error of errors) {
        for (const when of [at.officialLikes, at.token]) {
          const upstream = await openUpstream(worldOf(1));
          upstream.faults.push({ when, respond: replyOf(error) });
          const outcome = await officialSource(upstream)
            .listLikes(HOST.id, null)
            .catch((reason: AirlogError) => reason);
          expect([error.endpoint, error.status, (outcome as AirlogError).kind]).toEqual([
            error.endpoint,
            error.status,
            expect.stringMatching(expectedKind(error, when === at.token)),
          ]);
        }
      }
    });
  },
);

function expectedKind({ status, content_type }: RecordedError, atTokens: boolean): RegExp {
  if (status === 429 || status >= 500) return /^try-later$/;
  if (status === 403 && content_type === 'text/html') return /^blocked$/;
  if (status === 401 || status === 403) return /^credentials$/;
  return atTokens ? /^shape$/ : /^usage$/;
}
