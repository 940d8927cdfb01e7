import { readFileSync } from 'node:fs';
import { dataFile } from '../../paths.js';

export interface Cell {
  column: string;
  /** Null where the case does not apply. */
  holds: boolean | null;
  says: string;
}

export interface Row {
  name: string;
  title: string;
  story: string;
  cells: Cell[];
}

export interface Matrix {
  conditions: string;
  columns: { name: string; versions: readonly string[]; settings: string }[];
  rows: Row[];
}

/** As `npm run anomalies` left it. */
export const readMatrix = () =>
  JSON.parse(readFileSync(dataFile('lab', 'anomalies.json'), 'utf8')) as Matrix;
