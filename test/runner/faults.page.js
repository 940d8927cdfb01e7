const INTRO = `# Which fault is survived how

What stands here is what tests claim and what came of them, each time they were run by \`npm run faults\`: on which day and commit a claim was seen to hold, on SQLite and on Redis. An empty cell was not looked at on that store.
`;
const HEADER = ['the fault', 'what holds', 'SQLite', 'Redis'];

/**
 * The page after a run: what was run stands in it anew, all else stays as it was.
 * @param page as it was
 * @param results of Jest, one for each spec, its \`path\` beside
 * @param run \`{ store: 'SQLite' | 'Redis', seen: '2026-11-27, c901ef7' }\`, or a function of a spec's path that gives it
 */
export function pageAfter(page, results, runOf) {
  const specs = rowsIn(page);
  for (const { path, tests } of results)
    specs.set(path, rowsAfter(specs.get(path), tests, runOf(path)));
  const sections = [...specs]
    .filter(([, rows]) => rows.length > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [INTRO, ...sections.map(sectionOf)].join('\n');
}

/** @returns the rows of each spec on the page, by its path */
export function rowsIn(page) {
  const sections = page.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => [/\(\.\.\/([^)]+)\)/.exec(section)[1], tableIn(section)]),
  );
}

/** A claim that is no longer made goes; one that was not run, since there is no such store here, stays. */
function rowsAfter(before = [], tests, { store, seen }) {
  const column = HEADER.indexOf(store);
  return tests.map(({ ancestorTitles, title, status }) => {
    const names = [ancestorTitles.join(', '), title].map(asCell);
    const row = before.find(([fault, claim]) => fault === names[0] && claim === names[1]);
    const after = row ?? [...names, '', ''];
    if (status === 'passed') return after.with(column, seen);
    return status === 'failed' ? after.with(column, `**failed** ${seen}`) : after;
  });
}

const tableIn = (section) =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

function sectionOf([path, rows]) {
  const name = path.replace(/^test\//, '').replace(/\.e2e-spec\.ts$/, '');
  const table = [HEADER, HEADER.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `## [${name}](../${path})\n\n${table.join('\n')}\n`;
}

const asCell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
