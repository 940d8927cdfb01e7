import { Controller, Get, Header } from '@nestjs/common';
import { bundled } from '../bundled.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** What the plain page looks like, and what keeps it up to date. */
@Controller('session')
export class InspectorFilesController {
  @Get('inspector.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', FOR_GOOD)
  style() {
    return bundled.style;
  }

  @Get('inspector.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', FOR_GOOD)
  script() {
    return bundled.script;
  }
}
