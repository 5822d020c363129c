import { expect, test } from 'vitest';
import { LINKS } from '#tests/values/links.ts';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { STATION } from '#tests/values/shows.ts';
import { episodeJsonLd, seriesJsonLd } from './json-ld.ts';

const series = { '@type': 'RadioSeries', name: 'Radio Nowhere', url: LINKS.home };

test('a station is told by its own words', () => {
  expect(JSON.parse(seriesJsonLd({ ...STATION, language: 'de' }, LINKS))).toEqual({
    '@context': 'https://schema.org',
    ...series,
    description: 'A programme for tests.',
    inLanguage: 'de',
    author: { '@type': 'Person', name: 'Nobody', url: 'https://soundcloud.com/nobody' },
  });
});

test('a show is told with its tracks by names that can be read, and their lengths as far as they are known', () => {
  const { current } = catalogOfRepeats();
  const tracks = current.tracks.map((track) => ({ ...track, ...(track.position === 2 && { artist: ' ' }) }));
  const recording = (position: number, name: string, artist: string, url: string) => ({
    '@type': 'MusicRecording',
    position,
    name,
    url: `https://soundcloud.com/${url}`,
    byArtist: { '@type': 'MusicGroup', name: artist },
  });
  expect(JSON.parse(episodeJsonLd({ ...current, tracks }, STATION, LINKS))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'RadioEpisode',
    name: 'March 11, 2026',
    url: LINKS.show('2026-03-11'),
    temporalCoverage: '2026-03-12T02:00:00Z/2026-03-19T02:00:00Z',
    partOfSeries: series,
    hasPart: {
      '@type': 'MusicPlaylist',
      numTracks: 3,
      track: [
        { ...recording(1, 'Track 5', 'Zoé', 'somebody/track-5'), duration: 'PT180S' },
        { ...recording(2, 'Track 2, renamed', 'somebody', 'somebody/track-2'), duration: 'PT61S' },
        recording(3, 'by-the-door', 'guest', 'guest/by-the-door'),
      ],
    },
  });
});
