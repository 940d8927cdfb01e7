import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ANOMALIES } from '../../bench/anomalies/anomalies.js';
import { COLUMNS } from '../../bench/anomalies/columns.js';
import { markdown } from '../../bench/anomalies/matrix.js';
import { readMatrix } from '../../src/features/lab/anomalies.js';

const matrix = readMatrix();

describe('the published anomaly matrix', () => {
  it('is the same as a page of its own and for the lab', () => {
    expect(readFileSync('bench/ANOMALIES.md', 'utf8')).toBe(markdown(matrix));
  });

  it('has the rows that can be run, and says of each what is done', () => {
    expect(matrix.rows.map(toldOf)).toEqual(ANOMALIES.map(toldOf));
  });

  it('has every library, in the versions that are installed and with their settings', () => {
    const installed = COLUMNS.map(({ name, versions, settings }) => ({ name, versions, settings }));

    expect(matrix.columns).toEqual(installed);
  });

  it('has a cell for each library in each row: a count, or why the case does not apply', () => {
    for (const { cells } of matrix.rows) {
      expect(cells.map(({ column }) => column)).toEqual(COLUMNS.map(({ name }) => name));
      for (const { holds, says } of cells)
        expect(says).toMatch(holds === null ? /^[a-z][a-z ]+$/ : /\d+ of \d+/);
    }
  });
});

const toldOf = ({
  name,
  title,
  story,
}: (typeof ANOMALIES)[number] | (typeof matrix.rows)[number]) => ({ name, title, story });
