import type { SyncReport } from '#sync/report.ts';

/** The report of a sync that found nothing new, but for what a test names. */
export function someReport(report: Partial<SyncReport> = {}): SyncReport {
  return {
    source: 'web',
    now: '2026-03-14T12:00:00Z',
    dry_run: false,
    changed: false,
    written: 0,
    coverage: '2026-03-05T03:00:00Z',
    hosts: ['nicktherat'],
    pages: 1,
    requests: 1,
    likes_seen: 1,
    likes_of_no_show: 0,
    added: [],
    removed: [],
    gone: [],
    returned: [],
    moved: [],
    updated: [],
    guests: [],
    shows_dropped: [],
    links_checked: [],
    current_show: '2026-03-11',
    warnings: [],
    ...report,
  };
}
