export function missing<Item>(before: Item[], after: Item[], keyOf: (item: Item) => unknown) {
  const kept = new Set(after.map(keyOf));
  return before.filter((item) => !kept.has(keyOf(item)));
}

export function removed(names: string[]) {
  if (names.length === 0) return undefined;
  return `Removed ${names.length === 1 ? names[0] : counted(names.length, 'thing')}.`;
}

export const counted = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
