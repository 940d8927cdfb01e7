import type { Row } from '../../src/features/lab/anomalies.js';
import { ANOMALIES } from './anomalies.js';
import type { Anomaly } from './anomaly.js';
import { runCell } from './cell.js';
import { COLUMNS, columnsHere, type Column } from './columns.js';
import { installAll } from './install.js';
import { mark, write } from './matrix.js';

const asked = process.argv.slice(2);
const rows = chosen(ANOMALIES);
const columns = chosen(COLUMNS);

refuseUnknown();
installAll();
const here = columnsHere().filter((column) => columns.includes(column));
for (const column of columns.filter((each) => !here.includes(each)))
  console.log(`${column.name} is left out: it takes python3 with venv, and pip.`);

const results: Row[] = [];
for (const row of rows) results.push(await runRow(row, here));
if (asked.length === 0) write(results, here);

async function runRow(anomaly: Anomaly, among: readonly Column[]): Promise<Row> {
  const { name, title, story } = anomaly;
  console.log(`${name}: ${story}`);
  const cells = [];
  for (const column of among) {
    const cell = await runCell(anomaly, column);
    console.log(`  ${mark(cell)} ${cell.column}: ${cell.says}`);
    cells.push(cell);
  }
  return { name, title, story, cells };
}

function chosen<Named extends { name: string }>(all: readonly Named[]) {
  const found = all.filter(({ name }) => asked.includes(name));
  return found.length > 0 ? found : all;
}

function refuseUnknown() {
  const names = [...ANOMALIES, ...COLUMNS].map(({ name }) => name);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  console.error(`There is no ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(1);
}
