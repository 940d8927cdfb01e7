import type { Namespace, Server, Socket } from 'socket.io';

/** The namespaces that there are: Socket.IO tells of those only that are made from now on. */
interface Known {
  _nsps: ReadonlyMap<string, Namespace>;
}

/** For gateways of the app, whose namespaces share the connections. @param met gets each socket of theirs */
export function watchNamespaces(server: Server, met: (socket: Socket) => void) {
  const { _nsps: known } = server as unknown as Known;
  for (const namespace of known.values())
    if (namespace !== server.sockets) namespace.on('connection', met);
  server.on('new_namespace', (namespace) => namespace.on('connection', met));
}
