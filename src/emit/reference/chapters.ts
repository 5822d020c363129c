import { JSON_DOCUMENTS } from './json-documents.ts';
import {
  FEED_DOCUMENTS,
  FURTHER_DOCUMENTS,
  type OtherDocument,
  PLAYLIST_DOCUMENTS,
} from './other-documents.ts';

/** A document that is published for programs. */
export interface PublishedDocument extends OtherDocument {
  /** Names its JSON Schema, where it is of our own making; null where a standard describes it. */
  schemaName: string | null;
}

export interface Chapter {
  name: string;
  description: string;
  documents: readonly PublishedDocument[];
}

/** All that is published for programs. */
export const CHAPTERS: readonly Chapter[] = [
  {
    name: 'JSON',
    description: 'Documents with a schema of their own',
    documents: JSON_DOCUMENTS.map(({ name, path, title, schema }) => ({
      path,
      mediaType: 'application/json',
      title,
      description: schema.description ?? title,
      schemaName: name,
    })),
  },
  { name: 'Feeds', description: 'For feed readers', documents: FEED_DOCUMENTS.map(ofStandard) },
  { name: 'Playlists', description: 'For other players', documents: PLAYLIST_DOCUMENTS.map(ofStandard) },
  {
    name: 'Further',
    description: 'Calendar, chat line, database, pictures, and what describes all these',
    documents: FURTHER_DOCUMENTS.map(ofStandard),
  },
];

function ofStandard(document: OtherDocument): PublishedDocument {
  return { ...document, schemaName: null };
}
