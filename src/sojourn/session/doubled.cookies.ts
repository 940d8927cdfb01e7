import { parse } from 'cookie';

/**
 * A Cookie header with one cookie of each of these names: the first whose signature holds, or else the first.
 * Browsers send several where another application set one of the same name for a parent domain or another path.
 */
export function undoubled(
  header: string,
  names: readonly string[],
  isSigned: (value: string) => boolean,
) {
  const doubled = names.filter(
    (name) => header.indexOf(`${name}=`) !== header.lastIndexOf(`${name}=`),
  );
  if (doubled.length === 0) return header;
  const pairs = header.split(';').map((pair) => pair.trim());
  const dropped = new Set(doubled.flatMap((name) => besidesTheOne(pairs, name, isSigned)));
  return pairs.filter((_, index) => !dropped.has(index)).join('; ');
}

function besidesTheOne(pairs: string[], name: string, isSigned: (value: string) => boolean) {
  const all = [...pairs.keys()].filter((index) => pairs[index]!.startsWith(`${name}=`));
  const one = all.find((index) => isSigned(parse(pairs[index]!)[name] ?? '')) ?? all[0];
  return all.filter((index) => index !== one);
}
