import { NestFactory } from '@nestjs/core';
import { OwnModule } from './own.module.js';

async function bootstrap() {
  const app = await NestFactory.create(OwnModule);
  await app.listen(process.env.PORT ?? 3000);
}

void bootstrap();
