export const ORDERS: readonly string[] = interleaved('AAA', 'BBB');

function interleaved(a: string, b: string): string[] {
  if (!a || !b) return [a + b];
  return [
    ...interleaved(a.slice(1), b).map((rest) => `A${rest}`),
    ...interleaved(a, b.slice(1)).map((rest) => `B${rest}`),
  ];
}
