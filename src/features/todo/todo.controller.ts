import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { AddItemDto, EditItemDto, MarkItemDto, RemoveItemDto } from './todo.dto.js';
import { TodoService } from './todo.service.js';
import { Todo } from './todo.slice.js';

@Controller('todo')
@Tile({ title: 'To-do', summary: 'A list that is still there when you come back another day.' })
export class TodoController {
  constructor(private readonly todo: TodoService) {}

  @Page({ view: 'todo', title: 'To-do list', slices: [Todo] })
  page() {}

  @Command('add')
  add(@CurrentSession() session: Session, @Body() payload: AddItemDto) {
    return this.todo.add(session, payload);
  }

  @Command('edit')
  edit(@CurrentSession() session: Session, @Body() payload: EditItemDto) {
    return this.todo.edit(session, payload);
  }

  @Command('mark')
  mark(@CurrentSession() session: Session, @Body() payload: MarkItemDto) {
    return this.todo.mark(session, payload);
  }

  @Command('remove')
  remove(@CurrentSession() session: Session, @Body() payload: RemoveItemDto) {
    return this.todo.remove(session, payload);
  }

  @Command('clear-done')
  clearDone(@CurrentSession() session: Session) {
    return this.todo.clearDone(session);
  }
}
