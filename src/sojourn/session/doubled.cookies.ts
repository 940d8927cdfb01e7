import { parse } from 'cookie';

/** Another app may set a cookie of the same name for a parent domain or path: the one whose signature holds counts. */
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
