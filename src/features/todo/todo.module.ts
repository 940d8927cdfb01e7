import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { TodoController } from './todo.controller.js';
import { TodoService } from './todo.service.js';
import { Todo } from './todo.slice.js';

@Module({
  imports: [SessionModule.forFeature([Todo])],
  controllers: [TodoController],
  providers: [TodoService],
})
export class TodoModule {}
