import hljs from 'highlight.js/lib/core';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FEATURES = 'src/features';
const SPECS = 'test/features';
const ROLES = ['slice', 'service', 'controller'];

hljs.registerLanguage('typescript', typescript);
hljs.registerLanguage('python', python);

/** So that what a page shows of a feature is what runs. */
export const featureSources = {
  name: 'feature sources',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]how[\\/]feature\.sources\.ts$/ }, () => {
      const features = readdirSync(FEATURES, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => [name, sourceOf(name)]);
      return {
        contents: `export const featureSources = ${JSON.stringify(Object.fromEntries(features))};`,
        watchFiles: features.flatMap(([, { files }]) => files.map(({ path }) => resolve(path))),
        watchDirs: features.map(([name]) => resolve(FEATURES, name)),
      };
    });
  },
};

function sourceOf(word) {
  const at = (end) => `${FEATURES}/${word}/${word}.${end}`;
  const paths = ROLES.map((role) => at(`${role}.ts`)).filter((path) => existsSync(path));
  const flask = at('flask.py');
  return {
    files: paths.map((path) => coloured(path, 'typescript')),
    flask: existsSync(flask) ? coloured(flask, 'python') : undefined,
    claims: specsOf(word).flatMap(claimsIn),
  };
}

function coloured(path, language) {
  return { path, html: hljs.highlight(readFileSync(path, 'utf8'), { language }).value };
}

/** An image is built without tests. */
const specsOf = (word) =>
  existsSync(SPECS)
    ? readdirSync(SPECS).filter((name) => new RegExp(`^${word}[-.]`).test(name))
    : [];

/** Also behind a table of `it.each`; a claim with gaps for a table's values says little. */
function claimsIn(spec) {
  const text = readFileSync(`${SPECS}/${spec}`, 'utf8');
  const claims = text.matchAll(/^ +it(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*'([^'\n]+)'/gm);
  return [...claims].map(([, claim]) => claim).filter((claim) => !/%[sjdip]/.test(claim));
}
