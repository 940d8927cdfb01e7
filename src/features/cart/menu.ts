import { readFileSync } from 'node:fs';
import { notFound } from 'sojourn';
import { dataFile } from '../../paths.js';

interface Entry {
  item: string;
  name: string;
  description: string;
  cents: number;
  course: string;
}

const file = dataFile('cart', 'menu.json');
const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[];
const items = entries.map((entry) => ({ ...entry, price: entry.cents / 100 }));
const byItem = new Map(items.map((item) => [item.item, item]));

/** Prices in dollars. */
export const menu = items.map(({ item, name, description, price, course }) => {
  return { item, name, description, price, course };
});

export const courses = [...new Set(menu.map(({ course }) => course))].map((course) => ({
  course,
  items: menu.filter((item) => item.course === course),
}));

export const isOnMenu = (item: string) => byItem.has(item);

export function menuItem(item: string) {
  const found = byItem.get(item);
  if (!found) throw notFound(`There is no "${item}" on the menu.`);
  return found;
}
