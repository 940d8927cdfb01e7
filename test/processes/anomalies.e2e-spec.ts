import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { ANOMALIES } from '../../bench/anomalies/anomalies.js';
import { runCell } from '../../bench/anomalies/cell.js';
import { columnsHere } from '../../bench/anomalies/columns.js';
import { readMatrix } from '../../src/features/lab/anomalies.js';
import { withRedis } from '../support/redis.js';

const matrix = readMatrix();

const published = (row: string, column: string) =>
  matrix.rows.find(({ name }) => name === row)!.cells.find((cell) => cell.column === column);

/** Memory is for tests, and says so: what it keeps dies with the process. */
const DIES = { row: 'killed', column: 'sojourn-memory' };

describe('the anomaly matrix', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['build/anomalies.js']);
  });

  const OURS: [name: string, describeIt: typeof describe | typeof withRedis][] = [
    ['sojourn-sqlite', describe],
    ['sojourn-memory', describe],
    ['sojourn-redis', withRedis],
  ];

  for (const [name, describeIt] of OURS)
    describeIt(`of ${name}`, () => {
      it.each(ANOMALIES)('says of $name what is so, and it is all of them', async (anomaly) => {
        const column = columnsHere().find((each) => each.name === name)!;

        const cell = await runCell(anomaly, column);

        expect(cell).toEqual(published(anomaly.name, name));
        const dies = anomaly.name === DIES.row && name === DIES.column;
        expect(cell.holds).toBe(anomaly.exempt?.(column) ? null : !dies);
      });
    });
});
