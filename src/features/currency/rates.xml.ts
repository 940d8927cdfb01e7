import sax from 'sax';
import type { Table } from './rates.table.js';

/** The ECB's daily file: one `Cube` with the `time`, and in it one for each `currency` with its `rate`. @throws Error */
export function parseRates(xml: string): Table {
  const days: string[] = [];
  const rates: [string, string][] = [];
  read(xml, ({ time, currency, rate }) => {
    if (time) days.push(time);
    if (currency && rate) rates.push([currency, rate]);
  });
  if (days.length !== 1) throw new Error(`It holds ${days.length} days instead of one.`);
  return { date: days[0]!, perEuro: Object.fromEntries(rates) };
}

function read(xml: string, onCube: (attributes: Record<string, string>) => void) {
  const parser = sax.createStream(true);
  parser.on('error', stop);
  // Entities are declared there; the ECB's file has none.
  parser.on('doctype', () => stop(new Error('It has a DOCTYPE.')));
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'Cube') onCube(attributes as Record<string, string>);
  });
  parser.end(xml);
}

function stop(error: Error): never {
  throw error;
}
