import type { Visitor } from './visitor.js';

export interface TodoState {
  items: { id: string; title: string; done: boolean }[];
  left: number;
}

export const list = (visitor: Visitor) => visitor.state<TodoState>('todo');

export const titles = async (visitor: Visitor) =>
  (await list(visitor)).items.map(({ title }) => title);

/** @returns the ids of what was added */
export async function added(visitor: Visitor, ...names: string[]) {
  for (const title of names) await visitor.send('/todo/add', { title }).expect(200);
  return (await list(visitor)).items.map(({ id }) => id);
}
