import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import session from '@fastify/session';
import Fastify from 'fastify';
import handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { PAGE, PORT, SESSION_SECRET } = process.env;
const page = handlebars.compile(readFileSync(join(PAGE, 'page.hbs'), 'utf8'));

const app = Fastify();
await app.register(formbody);
await app.register(cookie);
// In memory, as its README begins.
await app.register(session, {
  secret: SESSION_SECRET,
  saveUninitialized: false,
  cookie: { secure: false },
});

app.get('/pay', (request, reply) => {
  const { wage = null } = request.session;
  if (request.headers.accept?.startsWith('application/json')) return { wage };
  return reply.type('text/html').send(page({ wage }));
});

app.post('/pay/set-wage', (request, reply) => {
  request.session.wage = Number(request.body.wage);
  if (request.headers['content-type'].startsWith('application/json'))
    return { wage: request.session.wage };
  return reply.redirect('/pay', 303);
});

console.log(`Fastify is at ${await app.listen({ port: Number(PORT), host: '127.0.0.1' })}`);
