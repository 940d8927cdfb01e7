import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { pageAfter } from './faults.page.js';

const PAGE = 'docs/FAULTS.md';
const SPECS = /^test\/(faults|processes|redis)\//;

/** Writes into the page of faults what came of the specs that were run. */
export default class FaultsReporter {
  onRunComplete(_, { testResults }) {
    const results = testResults
      .map(({ testFilePath, testResults: tests }) => ({ path: relative('', testFilePath), tests }))
      .filter(({ path, tests }) => SPECS.test(path) && tests.length > 0);
    const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
    const page = pageAfter(before, results, (path) => ({ store: storeOf(path), seen: seen() }));
    writeFileSync(PAGE, page);
  }
}

/** A spec of Redis runs on it, whatever the others are told to run on. */
const storeOf = (path) =>
  path.startsWith('test/redis/') || process.env.TEST_STORE === 'redis' ? 'Redis' : 'SQLite';

function seen() {
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}`;
}
