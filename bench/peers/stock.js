import express from 'express';
import session from 'express-session';
import { Server } from 'socket.io';
import { templatedPage } from './templated.page.js';
import { textPage } from './text.page.js';

const { DATA_DIR, PAGE, PORT, REDIS_URL, SESSION_SECRET, STORE, TEMPLATED } = process.env;

/** Each as its README has it; read only where it is used. */
const STORES = {
  memory: () => undefined,
  async redis() {
    const [{ RedisStore }, { createClient }] = await Promise.all([
      import('connect-redis'),
      import('redis'),
    ]);
    const client = createClient({ url: REDIS_URL });
    client.on('error', console.error);
    await client.connect();
    return new RedisStore({ client });
  },
  async sqlite() {
    const { default: connectSqlite3 } = await import('connect-sqlite3');
    return new (connectSqlite3(session))({ dir: DATA_DIR, db: 'sessions.db' });
  },
};

const app = express();
app.use(express.json(), express.urlencoded());
// The settings of the two libraries' READMEs. The cookie goes with the browser, as ours does: with a
// maxAge, connect-sqlite3 would write at every read as well.
const sessions = session({
  store: await STORES[STORE ?? 'sqlite'](),
  secret: SESSION_SECRET,
  resave: false,
  saveUninitialized: false,
});
app.use(sessions);
const draw = await (TEMPLATED ? templatedPage : textPage)(app, PAGE);

app.get('/pay', (request, response) => {
  const { wage = null } = request.session;
  if (request.accepts('html', 'json') === 'json') response.json({ wage });
  else draw(response, wage);
});

app.post('/pay/set-wage', (request, response) => {
  request.session.wage = Number(request.body.wage);
  if (request.is('json')) response.json({ wage: request.session.wage });
  else response.redirect(303, '/pay');
});

/** As much as a list would take that is kept in the session. */
app.post('/fill', (request, response) => {
  request.session.filled = 'x'.repeat(request.body.bytes);
  response.json({ bytes: request.body.bytes });
});

app.get('/count', (request, response) => {
  response.json({ count: request.session.count ?? 0 });
});

app.post('/count', (request, response) => {
  request.session.count = (request.session.count ?? 0) + 1;
  response.json({ count: request.session.count });
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`Stock is at http://127.0.0.1:${server.address().port}`);
});

// As in socket.io's examples/express-session-example.
const io = new Server(server);
io.engine.use(sessions);
io.on('connection', (socket) => {
  const { request } = socket;
  void socket.join(request.session.id);
  socket.on('count', (acknowledge) => {
    request.session.reload((error) => {
      if (error) return socket.disconnect();
      request.session.count = (request.session.count ?? 0) + 1;
      return request.session.save(() => {
        io.to(request.session.id).emit('count', request.session.count);
        acknowledge();
      });
    });
  });
});
