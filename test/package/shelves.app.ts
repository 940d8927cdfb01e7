import {
  Body,
  Controller,
  ForbiddenException,
  Injectable,
  Param,
  Query,
  UseGuards,
  UseInterceptors,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { map } from 'rxjs';
import { Command, CurrentSession, SessionService, Text, type Session } from 'sojourn';
import { Page } from '../../src/sojourn/pages/index.js';
import { Counter } from './counter.app.js';

/** Holds a command back, and counts how many are there. */
export const slow = { waiting: 0, gate: Promise.resolve() };

@Injectable()
class NoCellar implements CanActivate {
  canActivate(context: ExecutionContext) {
    if (context.switchToHttp().getRequest<{ url: string }>().url.includes('cellar'))
      throw new ForbiddenException('Nobody may go there.');
    return true;
  }
}

@Injectable()
class Marked implements NestInterceptor {
  constructor(private readonly sessions: SessionService) {}

  intercept(_: ExecutionContext, next: CallHandler<object>) {
    return next.handle().pipe(map((extra) => ({ ...extra, mark: this.sessions && 'marked' })));
  }
}

class TitleDto {
  @Text({ max: 5 })
  title!: string;
}

@Controller('shelves')
@UseGuards(NoCellar)
export class ShelvesController {
  constructor(private readonly sessions: SessionService) {}

  @UseInterceptors(Marked)
  @Page({ path: ':name', view: 'shelf', title: 'A shelf', slices: [Counter] })
  show(@Param('name') name: string, @Query('sort') sort = 'none') {
    return { name, sort };
  }

  @Command('add')
  async add(@CurrentSession() session: Session, @Body() { title }: TitleDto) {
    slow.waiting += title.length;
    await slow.gate;
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + 1 }));
  }
}

export const SHELF_VIEWS = {
  'shelf.hbs': `<h1>{{name}} by {{sort}}, {{mark}}</h1>
    {{#> form command="shelves/add" button="Add"}}
    {{> field command="shelves/add" name="title" label="Title"}}
    {{/form}}
    {{> live/counter}}`,
};
