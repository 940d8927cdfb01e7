import { readMatrix, type Cell } from './anomalies.js';
import { EVIDENCE, type AnomalyName, type Evidence } from './evidence.js';
import { linkTo, readSources } from './sources.js';

/** The links from an anomaly to what prevents it, to the test, and to reports. */
export function evidenceOf(name: AnomalyName, sources = readSources()) {
  const { lines, test, reports }: Evidence = EVIDENCE[name];
  return {
    lines: linkTo(lines, sources),
    test: linkTo(test, sources),
    reports: reports.map(reportLink),
  };
}

/** The matrix as the lab shows it. */
export function matrixPage() {
  const { rows, ...matrix } = readMatrix();
  const sources = readSources();
  return {
    ...matrix,
    rows: rows.map(({ name, cells, ...row }) => ({
      ...row,
      name,
      cells: cells.map(marked),
      evidence: evidenceOf(name as AnomalyName, sources),
    })),
  };
}

/** @param report such as `expressjs/session#361` */
const reportLink = (report: string) => ({
  name: report,
  href: `https://github.com/${report.replace('#', '/issues/')}`,
});

function marked({ holds, says }: Cell) {
  if (holds === null) return { says, mark: '–', is: 'is-exempt' };
  return holds ? { says, mark: '✓', is: 'is-kept' } : { says, mark: '✗', is: 'is-lost' };
}
