import type Database from 'better-sqlite3';

/** What each column of a table holds of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | null>>;

/** Each call into SQLite has its price. */
const ROWS_AT_ONCE = 100;

/** Inserts the rows in their order. */
export function insertRows<Row>(
  database: Database.Database,
  table: string,
  rows: Iterable<Row>,
  columns: Columns<Row>,
): void {
  const names = Object.keys(columns).join();
  const cells = Object.values(columns);
  const places = `(${cells.map(() => '?').join()})`;
  const insert = (count: number) =>
    database.prepare(`INSERT INTO ${table} (${names}) VALUES ${Array(count).fill(places).join()}`);
  const insertMany = insert(ROWS_AT_ONCE);
  const values: (string | number | null)[] = [];
  let filled = 0;
  for (const row of rows) {
    for (const cell of cells) values[filled++] = cell(row);
    if (filled < ROWS_AT_ONCE * cells.length) continue;
    insertMany.run(values);
    filled = 0;
  }
  if (filled > 0) insert(filled / cells.length).run(values.slice(0, filled));
}
