import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readMatrix } from './anomalies.js';
import { EVIDENCE } from './evidence.js';
import { readSources } from './sources.js';

const places = Object.values(EVIDENCE).flatMap(({ lines, test }) => [lines, test]);

describe('the evidence of the lab', () => {
  it('is there for every anomaly of the matrix, and for no other', () => {
    expect(Object.keys(EVIDENCE)).toEqual(readMatrix().rows.map(({ name }) => name));
  });

  it.each(places)('is one line of $file: $says', ({ file, says }) => {
    const found = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes(says));

    expect(found).toHaveLength(1);
  });

  it('is shown from the files as they are in this build', () => {
    for (const { file } of places) expect(readSources()[file]).toBe(readFileSync(file, 'utf8'));
  });

  it.each(Object.entries(EVIDENCE))('of %s has public reports beside it', (_, { reports }) => {
    expect(reports.length).toBeGreaterThan(1);
    for (const report of reports) expect(report).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
  });
});
