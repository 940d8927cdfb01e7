import { defineSlice } from 'sojourn';

export interface TodoItem {
  id: string;
  title: string;
  done: boolean;
}

export interface TodoStored {
  items: TodoItem[];
}

/** Kept beyond the session, for the same browser. */
export const Todo = defineSlice<TodoStored, TodoStored & { left: number }>({
  name: 'todo',
  keep: 'visitor',
  initial: { items: [] },
  view: ({ items }) => ({ items, left: items.filter(({ done }) => !done).length }),
});
