import { Injectable } from '@nestjs/common';
import { changedElsewhere, conflict, notFound, type Session, SessionService } from 'sojourn';
import { newId } from '../new.id.js';
import type { AddItemDto, EditItemDto, MarkItemDto, RemoveItemDto } from './todo.dto.js';
import { MAX_ITEMS, Todo, type TodoItem, type TodoStored } from './todo.slice.js';

@Injectable()
export class TodoService {
  constructor(private readonly sessions: SessionService) {}

  add(session: Session, { title }: AddItemDto) {
    const item = { id: newId(), title, done: false };
    return this.sessions.change(session, Todo, ({ items }) => {
      if (items.length >= MAX_ITEMS)
        throw conflict('list-full', `A list holds ${MAX_ITEMS} things at most: remove one first.`);
      return { items: [...items, item] };
    });
  }

  edit(session: Session, { id, title, was }: EditItemDto) {
    return this.sessions.change(session, Todo, (todo) => {
      const edited = withItem(todo, id, { title });
      if (was !== undefined) mustBeOneOf([was, title], titleOf(todo, id));
      return edited;
    });
  }

  mark(session: Session, { id, done }: MarkItemDto) {
    return this.sessions.change(session, Todo, (todo) => withItem(todo, id, { done }));
  }

  remove(session: Session, { id }: RemoveItemDto) {
    return this.sessions.change(session, Todo, (todo) => {
      const { items } = withItem(todo, id, {});
      return { items: items.filter((item) => item.id !== id) };
    });
  }

  clearDone(session: Session) {
    return this.sessions.change(session, Todo, ({ items }) => ({
      items: items.filter(({ done }) => !done),
    }));
  }
}

const titleOf = ({ items }: TodoStored, id: string) => items.find((item) => item.id === id)!.title;

/** As the caller saw it; or as the caller wants it, since two tabs that wrote the same are of one mind. */
function mustBeOneOf(seen: readonly string[], title: string) {
  if (!seen.includes(title)) throw changedElsewhere('title', title);
}

function withItem({ items }: TodoStored, id: string, change: Partial<TodoItem>): TodoStored {
  if (!items.some((item) => item.id === id))
    throw notFound('That is no longer on your list: another tab may have removed it.');
  return { items: items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}
