import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import station from '#config';
import {
  HealthDocument,
  PlaylistDocument,
  PlaylistTrackDocument,
  ShowDocument,
  ShowsDocument,
} from '#domain/api.ts';
import { addHours, addSeconds, type Instant } from '#domain/instant.ts';
import type { Status } from '#domain/status.ts';
import { loadCatalog } from '#site/catalog.ts';
import { statusAfter } from '#sync/status.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import {
  healthDocument,
  playlistDocument,
  playlistTrackDocument,
  showDocument,
  showsDocument,
} from './api.ts';

const AIRLOG_DATA = writeFixture();
const at = (AIRLOG_NOW: string) => loadCatalog({ AIRLOG_DATA, AIRLOG_NOW });
const NOW = '2026-03-21T12:00:00Z';
const NEVER = '9999-12-31T23:59:59Z';

describe('the documents', () => {
  test('have the published shapes', () => {
    const catalog = at(NOW);
    PlaylistDocument.parse(playlistDocument(catalog));
    ShowsDocument.parse(showsDocument(catalog));
    HealthDocument.parse(healthDocument(catalog));
    for (const show of catalog.shows) ShowDocument.parse(showDocument(show));
    for (const { position } of catalog.current.tracks) {
      PlaylistTrackDocument.parse(playlistTrackDocument(catalog, position));
    }
  });

  test('list the shows newest first, with what each amounts to', () => {
    const shows = showsDocument(at(NOW));
    expect(shows.map(({ id, track_count }) => [id, track_count])).toEqual([
      [20260318, 9],
      [20260311, 16],
      [20260304, 0],
      [20260225, 9],
      [20251224, 3],
    ]);
  });

  test('answer an empty playlist before a week’s first like', () => {
    expect(playlistDocument(at('2026-03-26T02:00:00Z'))).toMatchObject({
      show_id: 20260325,
      track_count: 0,
      duration_ms: 0,
      tracks: [],
    });
  });

  test('give the track at a position, and refuse one beyond the end', () => {
    const catalog = at(NOW);
    const third = playlistTrackDocument(catalog, 3);
    expect(third).toMatchObject({ show_id: 20260318, ...catalog.current.tracks[2] });
    expect(() => playlistTrackDocument(catalog, 10)).toThrow(RangeError);
  });
});

describe('health', () => {
  test.each([
    ['2026-03-21T06:00:00Z', 'ok', true],
    ['2026-03-23T06:00:00Z', 'ok', true],
    ['2026-03-23T06:00:01Z', 'stale', false],
  ])('at %s is %s', (now, status, poller_alive) => {
    expect(healthDocument(at(now))).toMatchObject({
      status,
      poller_alive,
      last_fetch: '2026-03-21T06:00:00Z',
      next_expected: '2026-03-22T01:00:00Z',
      stale_after: '2026-03-23T06:00:00Z',
    });
  });

  test.each([
    [
      'is stale before the last show is final',
      '2026-03-28T01:59:59Z',
      { status: 'stale', poller_alive: false, stale_after: '2026-03-30T01:59:59Z' },
    ],
    [
      'waits for nothing from then on',
      '2026-03-28T02:00:00Z',
      { status: 'ok', poller_alive: true, stale_after: NEVER, next_expected: NEVER },
    ],
  ])('of a show that has ended %s', (_, last_success, expected) => {
    const { current, status: before, ...catalog } = at(NOW);
    const ended = {
      ...catalog,
      station: { ...station, last_show: current.slug },
      now: '2056-01-01T00:00:00Z',
    };
    const health = healthDocument({ ...ended, current, status: { ...before, last_success } });
    expect(HealthDocument.parse(health)).toMatchObject(expected);
  });

  test('whenever a success was recorded, an hourly sync records the next one by when it is expected', () => {
    const catalog = at(NOW);
    const moment = fc.integer({ min: 0, max: 7 * 24 * 60 }).map((minutes) => minutesAfter(NOW, minutes));
    fc.assert(
      fc.property(moment, fc.nat(59), (last_success, minute) => {
        const status = { ...catalog.status, last_success };
        const { next_expected } = healthDocument({ ...catalog, status });
        const recorded = hourly(last_success, minute).find((now) => isRecorded(status, now)) ?? '';
        expect(recorded > last_success).toBe(true);
        expect(recorded <= next_expected).toBe(true);
      }),
    );
  });

  test('says that a sample is one', () => {
    const sample = loadCatalog({ AIRLOG_DATA: writeFixture('sample'), AIRLOG_NOW: NOW });
    expect(healthDocument(sample)).toMatchObject({ status: 'sample', source: 'sample' });
  });
});

function minutesAfter(instant: Instant, minutes: number): Instant {
  return addSeconds(instant, minutes * 60);
}

/** The times at which a schedule at that minute of every hour runs in the two days after a moment. */
function hourly(after: Instant, minute: number): Instant[] {
  const first = minutesAfter(`${after.slice(0, 13)}:00:00Z`, minute);
  return Array.from({ length: 49 }, (_, hours) => addHours(first, hours)).filter((now) => now > after);
}

/** Whether a sync that learns nothing writes the status. */
function isRecorded(status: Status, now: Instant): boolean {
  const ending = { shows: new Map(), digest: status.shows_digest, now, current_show: status.current_show };
  return (
    statusAfter({ status }, ending, { host: station.host, since: null }, { name: status.source }) !== null
  );
}
