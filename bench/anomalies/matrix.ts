import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Matrix } from '../../src/features/lab/anomalies.js';

/** Read by the lab's page. */
const DATA = 'src/features/lab/anomalies.json';
const PAGE = 'bench/ANOMALIES.md';

export function write(rows: Matrix['rows'], columns: Matrix['columns']) {
  const matrix = {
    conditions: conditions(),
    columns: columns.map(({ name, versions, settings }) => ({ name, versions, settings })),
    rows,
  };
  writeFileSync(DATA, `${JSON.stringify(matrix, null, 2)}\n`);
  writeFileSync(PAGE, markdown(matrix));
  console.log(`Written to ${PAGE} and ${DATA}.`);
}

const conditions = () =>
  `Made by npm run anomalies on ${new Date().toISOString().slice(0, 10)}: ` +
  `${availableParallelism()} processors, Node ${process.version}.`;

export const markdown = ({ conditions: made, columns, rows }: Matrix) =>
  `${[
    '# The anomaly matrix of session libraries',
    made,
    INTRODUCTION,
    table([
      ['', ...columns.map(({ name }) => name)],
      ...rows.map(({ title, cells }) => [
        title,
        ...cells.map((cell) => `${mark(cell)} ${cell.says}`),
      ]),
    ]),
    '## The cases',
    ...rows.map(({ name, title, story }) => `**${title}** (\`${name}\`). ${story}`),
    '## The libraries',
    table([
      ['column', 'versions', 'settings'],
      ...columns.map(({ name, versions, settings }) => [name, versions.join(', '), settings]),
    ]),
  ].join('\n\n')}\n`;

const INTRODUCTION = `Each cell is one case, run against a small app of one library as its own documentation recommends to set it up: a process, a folder and, where it has one, a Redis server of its own (appendonly yes, appendfsync always), real requests and real sockets. Every handler of every app does the same: it looks at its session, asks another service, changes the session and answers. ✓ all as it should be, ✗ not all, – does not apply.

To run one of them: \`npm run anomalies -- lost-update connect-redis\`. The cases are in \`bench/anomalies/cases\`, the apps in \`bench/peers/anomalies\` and ours in \`bench/anomalies/sojourn.app.ts\`.`;

export function mark({ holds }: { holds: boolean | null }) {
  if (holds === null) return '–';
  return holds ? '✓' : '✗';
}

const table = ([head, ...rows]: string[][]) =>
  [line(head!), line(head!.map(() => '---')), ...rows.map(line)].join('\n');

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
