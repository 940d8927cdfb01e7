import {
  applyDecorators,
  HttpCode,
  Post,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { CommandGuard } from './command.guard.js';
import { CommandInterceptor } from './command.interceptor.js';
import { setCommand, type CommandOptions } from './command.options.js';
import { plainPath } from './place.js';
import { RefusalFilter } from './refusal.filter.js';

/**
 * Opens both doors of a command: `POST /<feature>/<name>`, answered by a redirect (form) or the slice (JSON), and the
 * socket event `<feature>:<name>`. It makes one `SessionService.change`, as a repeated command gets the first answer.
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
    setCommand({ ...options, name: plainPath(name) }),
    UseGuards(CommandGuard),
    UseInterceptors(CommandInterceptor),
    UseFilters(RefusalFilter),
  );
