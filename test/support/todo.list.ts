import type { Visitor } from './visitor.js';

export interface TodoState {
  items: { id: string; title: string; done: boolean }[];
  left: number;
}

export const list = (visitor: Visitor) => visitor.state<TodoState>('todo');
