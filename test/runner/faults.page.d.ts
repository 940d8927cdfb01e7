export interface Test {
  ancestorTitles: string[];
  title: string;
  status: string;
}
export interface Run {
  store: 'SQLite' | 'Redis';
  seen: string;
}
export function pageAfter(
  page: string,
  results: readonly { path: string; tests: readonly Test[] }[],
  runOf: (path: string) => Run,
): string;
export function rowsIn(page: string): Map<string, string[][]>;
