import { airport, suggest } from './airports.js';

const FIELDS = ['number', 'from', 'to', 'departs', 'arrives'];

interface Refused {
  command: string;
  values: Record<string, unknown>;
  errors?: Record<string, string[]>;
}

export function airportChoices(refused: Refused | undefined, name: string) {
  const typed = refused?.values[name];
  if (refused?.command !== 'flight/track' || !refused.errors?.[name]) return [];
  if (typeof typed !== 'string' || airport(typed.toUpperCase())) return [];
  const values = typedOf(refused.values);
  return suggest(typed).map((found) => ({
    ...found,
    href: `/flight?${new URLSearchParams({ ...values, [name]: found.iata }).toString()}`,
  }));
}

export const typedOf = (values: Record<string, unknown>) =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = values[field];
      return typeof value === 'string' ? [[field, value] as const] : [];
    }),
  );
