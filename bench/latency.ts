import { quantile } from './median.js';

/** Milliseconds. */
export interface Latency {
  p50: number;
  p99: number;
}

export const latency = (values: readonly number[]): Latency => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
});
