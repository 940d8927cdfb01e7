import { readFileSync } from 'node:fs';
import { dataFile } from '../../paths.js';

/** What one library came to in one case. */
export interface Cell {
  column: string;
  /** Null where the case does not apply. */
  holds: boolean | null;
  /** Such as "kept 3 of 50", or why it does not apply. */
  says: string;
}

export interface Row {
  name: string;
  title: string;
  /** What is done and counted, in a sentence. */
  story: string;
  cells: Cell[];
}

export interface Matrix {
  /** When and on what, in a sentence. */
  conditions: string;
  columns: { name: string; versions: readonly string[]; settings: string }[];
  rows: Row[];
}

/** As `npm run anomalies` left it. */
export const readMatrix = () =>
  JSON.parse(readFileSync(dataFile('lab', 'anomalies.json'), 'utf8')) as Matrix;
