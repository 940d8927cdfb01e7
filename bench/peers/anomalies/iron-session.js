import express from 'express';
import { getIronSession } from 'iron-session';
import { addOne, counters } from './counters.js';
import { askElsewhere } from './elsewhere.js';

const { PORT, SECRETS, SECRET_NUMBERS } = process.env;
const secrets = SECRETS.split(',');

/** By rising numbers, as its README has it: the highest seals, all open. */
const password = Object.fromEntries(
  SECRET_NUMBERS.split(',').map((number, index) => [number, secrets[index]]),
);

const app = express();
app.use(express.json(), async (request, response, next) => {
  request.session = await getIronSession(request, response, {
    password,
    cookieName: 'iron',
    cookieOptions: { secure: false },
  });
  next();
});

app.get('/counters', async ({ session, query }, response) => {
  const loaded = counters(session);
  await askElsewhere(query.ask);
  response.json(loaded);
});

app.post('/counters/add', async ({ session, body }, response) => {
  await askElsewhere(body.ask);
  addOne(session, body.key);
  await session.save();
  response.json(counters(session));
});

app.post('/counters/move', async ({ session, body }, response) => {
  session.cart -= 1;
  await askElsewhere(body.ask);
  addOne(session, 'orders');
  await session.save();
  response.json(counters(session));
});

app.post('/session/end', ({ session }, response) => {
  session.destroy();
  response.sendStatus(204);
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`iron-session is at http://127.0.0.1:${server.address().port}`);
});
