import { airport, suggest } from './airports.js';

/** What the form asks for: the rest of what was typed is on the page that a choice leads to. */
const FIELDS = ['number', 'from', 'to', 'departs', 'arrives'];

/** A form that was refused, as its page is given it. */
interface Refused {
  command: string;
  values: Record<string, unknown>;
  errors?: Record<string, string[]>;
}

/** The airports of a city that has several, for a field that was refused for it. */
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

/** @returns what is text, of the form's fields alone */
export const typedOf = (values: Record<string, unknown>) =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = values[field];
      return typeof value === 'string' ? [[field, value] as const] : [];
    }),
  );
