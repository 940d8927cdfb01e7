import { readMatrix, type Cell } from './anomalies.js';
import { EVIDENCE, type AnomalyName, type Evidence } from './evidence.js';
import { linkTo, readSources } from './sources.js';

export function evidenceOf(name: AnomalyName, sources = readSources()) {
  const { lines, test, reports }: Evidence = EVIDENCE[name];
  return {
    lines: linkTo(lines, sources),
    test: linkTo(test, sources),
    reports: reports.map(reportLink),
  };
}

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

const reportLink = (report: string) => ({
  name: report,
  href: `https://github.com/${report.replace('#', '/issues/')}`,
});

function marked({ holds, says }: Cell) {
  if (holds === null) return { says, mark: '–', is: 'is-exempt' };
  return holds ? { says, mark: '✓', is: 'is-kept' } : { says, mark: '✗', is: 'is-lost' };
}
