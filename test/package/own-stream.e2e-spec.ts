import { describe, expect, it } from '@jest/globals';
import { Controller, Sse } from '@nestjs/common';
import { interval, map } from 'rxjs';
import { sharedNest } from '../support/nest.app.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

const TICK_MS = 50;

@Controller('ticks')
class TicksController {
  @Sse()
  ticks() {
    return interval(TICK_MS).pipe(map((tick) => ({ data: { tick } })));
  }
}

describe.each(['commands', 'app'] as const)('a stream of events, with protect: “%s”', (protect) => {
  const module = CounterAppModule.onMemory(undefined, { protect });
  const stage = sharedNest({ ...module, controllers: [TicksController] });

  it('stays open and holds no page of its session up', async () => {
    const ada = new Visitor(stage.url);
    await ada.send('/counter/add').expect(200);
    const away = new AbortController();
    const headers = { Cookie: ada.cookies };
    const stream = await fetch(`${stage.url}/ticks`, { headers, signal: away.signal });

    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(await ada.state('counter')).toEqual({ n: 1 });
    away.abort();
  });
});
