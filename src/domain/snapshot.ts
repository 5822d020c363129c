import type { EditsFile } from './edit.ts';
import type { Problem } from './problems.ts';
import type { Shows } from './show.ts';
import type { Status } from './status.ts';
import type { Slug } from './window.ts';

/** What sync starts from: the machine's facts, and what people decided. */
export interface Snapshot {
  /** null before the first success. */
  status: Status | null;
  shows: Shows;
  edits: readonly EditsFile[];
  /** Edits that could not be read: no reason to lose a like. */
  editProblems: readonly Problem[];
  /** Shows whose edits file has the very lines that the sample wrote. */
  sampleEdits: readonly Slug[];
}

/** What a sync wants kept. */
export interface SnapshotChange {
  shows: Shows;
  /** null leaves the status as it is. */
  status: Status | null;
  /** Edits that leave with the sample. */
  dropEdits: readonly Slug[];
}

/** The one place where the snapshot lies. */
export interface SnapshotStore {
  /** @throws AirlogError `other-user` or `invalid-files` */
  read(): Snapshot;
  /** SHA-256 over all shows as their files will be, apart from when links were checked. */
  digest(shows: Shows): string;
  /**
   * Refuses what loses likes, then replaces what differs: all of it or, on any error, none. Answers how
   * many files were replaced.
   *
   * @throws AirlogError `refused-to-shrink`
   */
  write(before: Snapshot, change: SnapshotChange, options: WriteOptions): number;
}

export interface WriteOptions {
  allowShrink: boolean;
  /** Check everything and write nothing. */
  dryRun: boolean;
}
