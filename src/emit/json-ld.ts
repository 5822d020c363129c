import type { CatalogShow } from '#domain/catalog.ts';
import { profileUrl } from '#domain/host.ts';
import type { Station } from '#domain/station.ts';
import { scriptJson } from './escape.ts';
import { isoLength } from './lengths.ts';
import type { Links } from './links.ts';
import { artistName, showName, trackName } from './naming.ts';

const CONTEXT = 'https://schema.org';

/** The station as schema.org has it; safe inside `<script>`. */
export function seriesJsonLd(station: Station, links: Links): string {
  return scriptJson({
    '@context': CONTEXT,
    ...series(station, links),
    description: station.description,
    inLanguage: station.language,
    author: { '@type': 'Person', name: station.host.name, url: profileUrl(station.host) },
  });
}

/** A show as schema.org has it; safe inside `<script>`. */
export function episodeJsonLd(show: CatalogShow, station: Station, links: Links): string {
  return scriptJson({
    '@context': CONTEXT,
    '@type': 'RadioEpisode',
    name: showName(show, station),
    url: links.show(show.slug),
    temporalCoverage: `${show.week_start}/${show.week_end}`,
    partOfSeries: series(station, links),
    hasPart: {
      '@type': 'MusicPlaylist',
      numTracks: show.tracks.length,
      track: show.tracks.map((track) => ({
        '@type': 'MusicRecording',
        position: track.position,
        name: trackName(track),
        url: track.permalink_url,
        byArtist: { '@type': 'MusicGroup', name: artistName(track) },
        ...(track.duration_ms > 0 && { duration: isoLength(track.duration_ms) }),
      })),
    },
  });
}

function series(station: Station, links: Links): object {
  return { '@type': 'RadioSeries', name: station.title, url: links.home };
}
