import { Controller, Get, Module, Post } from '@nestjs/common';
import { AppModule } from './app.module.js';

/** What the app has of its own, beside the package. */
@Controller('own')
class OwnController {
  @Get()
  hello() {
    return 'Hello';
  }

  @Post()
  fail() {
    throw new TypeError('of its own');
  }
}

@Module({ imports: [AppModule], controllers: [OwnController] })
export class OwnModule {}
