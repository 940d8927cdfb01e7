import express from 'express';
import session from 'express-session';
import { Server } from 'socket.io';
import { addOne, counters } from './counters.js';
import { askElsewhere } from './elsewhere.js';

const { PORT, SECRETS } = process.env;

/** The settings that the READMEs of express-session and connect-redis recommend. */
export function serve(store) {
  const sessions = session({
    store,
    secret: SECRETS.split(','),
    resave: false,
    saveUninitialized: false,
  });
  const app = express();
  app.use(express.json(), sessions);

  app.get('/counters', async (request, response) => {
    const loaded = counters(request.session);
    await askElsewhere(request.query.ask);
    response.json(loaded);
  });

  app.post('/counters/add', async ({ session: kept, body }, response) => {
    await askElsewhere(body.ask);
    addOne(kept, body.key);
    response.json(counters(kept));
    io.to(kept.id).emit('changed', counters(kept));
  });

  app.post('/counters/move', async ({ session: kept, body }, response) => {
    kept.cart -= 1;
    await askElsewhere(body.ask);
    addOne(kept, 'orders');
    response.json(counters(kept));
  });

  app.post('/session/end', (request, response) => {
    const { id } = request.session;
    request.session.destroy(() => {
      io.to(id).disconnectSockets();
      response.sendStatus(204);
    });
  });

  const server = app.listen(Number(PORT), '127.0.0.1', () => {
    console.log(`express-session is at http://127.0.0.1:${server.address().port}`);
  });
  const io = openSockets(server, sessions);
}

/** As in Socket.IO's guide to express-session: the session is loaded anew for each event, then saved. */
function openSockets(server, sessions) {
  const io = new Server(server, { connectionStateRecovery: {} });
  io.engine.use(sessions);
  io.on('connection', (socket) => {
    const { request } = socket;
    void socket.join(request.session.id);
    socket.on('add', ({ key, ask }, acknowledge) => {
      request.session.reload(async (error) => {
        if (error) return socket.disconnect();
        await askElsewhere(ask);
        addOne(request.session, key);
        return request.session.save(() => {
          io.to(request.session.id).emit('changed', counters(request.session));
          acknowledge(counters(request.session));
        });
      });
    });
  });
  return io;
}
