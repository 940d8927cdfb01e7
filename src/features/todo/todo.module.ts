import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { TodoController } from './todo.controller.js';
import { TodoService } from './todo.service.js';
import { Todo } from './todo.slice.js';

@Module({
  imports: [SessionModule.forFeature([Todo]), PagesModule],
  controllers: [TodoController],
  providers: [TodoService],
})
export class TodoModule {}
