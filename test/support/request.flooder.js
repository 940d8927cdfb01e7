// Runs as a worker: sends the same request over many connections, each time as soon as it is answered, for ever.
import { connect } from 'node:net';
import { workerData } from 'node:worker_threads';

const { hostname, port, request, connections, statuses } = workerData;

function flood() {
  const socket = connect(port, hostname, () => socket.write(request));
  socket.on('data', (data) => {
    const status = /^HTTP\/1.1 (\d+)/.exec(data.toString('latin1'))?.[1];
    if (!status) return;
    Atomics.add(statuses, Number(status), 1);
    socket.write(request);
  });
  socket.on('error', () => undefined);
  socket.on('close', flood);
}

for (let opened = 0; opened < connections; opened++) flood();
