import { transformSync } from 'esbuild';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ASSETS = 'assets';

/** @param codes what is written and what it is added to: a name that is in them is taken */
export function faultOf(word, paths, codes) {
  if (!/^[a-z]{2,20}$/.test(word)) return `“${word}” is not one plain word of 2 to 20 letters a–z`;
  const existing = paths.find((path) => existsSync(path)) ?? addressOf(word);
  if (existing) return `“${word}” is taken by ${existing}; take another`;
  return isReserved(word, codes)
    ? `“${word}” is a word of the language or of the code that is written; take another`
    : undefined;
}

function isReserved(word, codes) {
  const name = capital(word);
  const used = new Set(codes.flatMap((code) => code.match(/\w+/g)));
  return name in globalThis || used.has(name) || used.has(`${name}Module`) || !isIdentifier(word);
}

function isIdentifier(word) {
  try {
    return transformSync(`export let ${word}`, { logLevel: 'silent' }).code !== '';
  } catch {
    return false;
  }
}

function addressOf(word) {
  const controllers = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.controller.ts'))
    .map((path) => readFileSync(`src/${path}`, 'utf8'));
  const isTaken =
    word === ASSETS || controllers.some((code) => code.includes(`@Controller('${word}`));
  return isTaken ? `the address /${word}` : undefined;
}

export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
