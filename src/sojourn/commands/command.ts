import {
  applyDecorators,
  HttpCode,
  Post,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { CommandGuard } from './command.guard.js';
import { CommandInterceptor } from './command.interceptor.js';
import { setCommand, type CommandOptions } from './command.options.js';
import { PayloadPipe } from './payload.pipe.js';
import { RefusalFilter } from './refusal.filter.js';

/**
 * Opens both doors of a command: `POST /<feature>/<name>`, answered by a redirect (a form) or the slice (JSON),
 * and the socket event `<feature>:<name>`, acknowledged with the slice. An answer that is not kept stands in the
 * slice's place; after a redirect it would be lost, so a form's page is drawn around it at once.
 * One command makes one change: what it changes is named in one `SessionService.change`, since a command that is
 * sent again is answered with what its first change came to.
 * @param name the last part of the address and of the event
 * @example
 * @Command('add')
 * add(@CurrentSession() session: Session, @Body() payload: AddItemDto) {
 *   return this.sessions.change(session, Todo, (todo) => withItem(todo, payload.title));
 * }
 */
export const Command = (name: string, options: CommandOptions = {}) =>
  applyDecorators(
    Post(name),
    HttpCode(200),
    setCommand({ ...options, name }),
    UseGuards(CommandGuard),
    UseInterceptors(CommandInterceptor),
    UsePipes(PayloadPipe),
    UseFilters(RefusalFilter),
  );
