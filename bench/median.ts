export const quantile = (values: readonly number[], part: number) => {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)]!;
};

export const median = (values: readonly number[]) => quantile(values, 0.5);
