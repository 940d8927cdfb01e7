import { defineSlice, shape } from 'sojourn';
import { missing, removed } from '../words.js';

export interface TodoItem {
  id: string;
  title: string;
  done: boolean;
}

export interface TodoStored {
  items: TodoItem[];
}

export const MAX_ITEMS = 200;
/** Letters of any alphabet: four bytes each at most. */
export const MAX_TITLE = 200;
/** What an item's JSON takes beside its title. */
const ITEM_BYTES = 64;

export const Todo = defineSlice<TodoStored, TodoStored & { left: number }>({
  name: 'todo',
  keep: 'visitor',
  initial: { items: [] },
  words: ({ items }) => (items.length > 0 ? 'your to-do list' : undefined),
  schema: shape.record({
    items: shape.list(shape.record({ id: shape.text, title: shape.text, done: shape.flag })),
    left: shape.count,
  }),
  maxBytes: MAX_ITEMS * (4 * MAX_TITLE + ITEM_BYTES),
  view: ({ items }) => ({ items, left: items.filter(({ done }) => !done).length }),
  removal: (before, after) => {
    const gone = missing(before.items, after.items, ({ id }) => id);
    return removed(gone.map(({ title }) => `“${title}”`));
  },
});
