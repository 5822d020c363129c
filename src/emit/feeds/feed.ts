import type { Instant } from '#domain/instant.ts';

/** One entry of a feed, before any format. */
export interface FeedEntry {
  /** Stands for the entry for ever: an address or a title that changes must not show it again. */
  id: string;
  url: string;
  title: string;
  /** null: nobody knows when. */
  published: Instant | null;
  /** Plain text, for lists and for people who open the feed in a browser. */
  summary: string;
  html: string;
}

/** An entry that every format can carry. */
export interface DatedEntry extends FeedEntry {
  published: Instant;
  updated: Instant;
}

/** Where a document stands among the documents of its feed (RFC 5005, archived feeds). */
interface Paging {
  /** This document is an archive page: its set of entries never changes. */
  isArchive: boolean;
  /** The document that readers subscribe to. */
  current: string;
  /** The archive page with what came before. */
  previous: string | null;
}

/** A document of a feed, before any format. Addresses are absolute. */
export interface Feed<Entry extends FeedEntry = FeedEntry> {
  id: string;
  title: string;
  description: string;
  language: string;
  author: { name: string; url: string };
  /** The page for people. */
  page: string;
  /** Where this document lies. */
  self: string;
  /** Where feeds are explained. */
  explained: string;
  /** Path from the root of the host. */
  stylesheet: string;
  hub: string | null;
  paging: Paging | null;
  /** The newest fact in it; null when it has none. Never the time of the build. */
  updated: Instant | null;
  entries: readonly Entry[];
}
