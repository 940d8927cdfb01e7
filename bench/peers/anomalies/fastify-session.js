import cookie from '@fastify/cookie';
import session from '@fastify/session';
import { RedisStore } from 'connect-redis';
import Fastify from 'fastify';
import { createClient } from 'redis';
import { addOne, counters } from './counters.js';
import { askElsewhere } from './elsewhere.js';

const { PORT, REDIS_URL, SECRETS } = process.env;

const client = createClient({ url: REDIS_URL });
client.on('error', console.error);
await client.connect();

const app = Fastify();
await app.register(cookie);
await app.register(session, {
  // Its own store is not for production, and it takes those of express-session.
  store: new RedisStore({ client }),
  secret: SECRETS.split(','),
  saveUninitialized: false,
  cookie: { secure: false },
});

app.get('/counters', async ({ session: kept, query }) => {
  const loaded = counters(kept);
  await askElsewhere(query.ask);
  return loaded;
});

app.post('/counters/add', async ({ session: kept, body }) => {
  await askElsewhere(body.ask);
  addOne(kept, body.key);
  return counters(kept);
});

app.post('/counters/move', async ({ session: kept, body }) => {
  kept.cart -= 1;
  await askElsewhere(body.ask);
  addOne(kept, 'orders');
  return counters(kept);
});

app.post('/session/end', async ({ session: kept }, reply) => {
  await kept.destroy();
  return reply.status(204).send();
});

const address = await app.listen({ port: Number(PORT), host: '127.0.0.1' });
console.log(`@fastify/session is at ${address}`);
