export const median = (values: number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
