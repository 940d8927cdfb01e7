import { expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CounterAppModule } from './counter.app.js';

it('refuses to start on Fastify, in one line that names the cure', async () => {
  const module = CounterAppModule.onMemory();
  const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false });

  const start = app.listen(0, '127.0.0.1');

  await expect(start).rejects.toThrow(/^Sojourn needs Express: .+platform-express\.$/);
  await app.close();
});
