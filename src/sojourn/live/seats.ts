import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Socket } from 'socket.io';
import type { HttpSession } from '../session/session.http.js';
import { SessionLookup } from '../session/session.lookup.js';

type Connection = Socket['conn'];

/** An engine id alone opens nothing, since it stands in addresses and logs. */
@Injectable()
export class Seats {
  private readonly connections = new Map<string, Connection>();

  constructor(private readonly lookup: SessionLookup) {}

  take(connection: Connection) {
    const { sid } = connection.transport;
    this.connections.set(sid, connection);
    connection.once('close', () => this.connections.delete(sid));
  }

  has(engineId: string) {
    return this.connections.has(engineId);
  }

  /** By owner: the session may have a new id. */
  async belongs(engineId: string, request: Request, response: Response) {
    const connection = this.connections.get(engineId);
    if (!connection) return true;
    const session = (connection.request as Request).currentSession as HttpSession;
    const seat = session.owner;
    // Without a session it can only be told so.
    if (!seat) return true;
    const { id, owner, visitor } = await this.lookup.of(request, response);
    if (owner) return owner.key === seat.key;
    // Whatever it asks for is answered with the end of its own session.
    if (id === session.id && (await this.lookup.isOver(seat))) return true;
    return isFarewell(connection, request) && visitor === seat.visitor;
  }
}

/** A session's end reaches a polling tab when its cookie is dead already. */
const isFarewell = ({ readyState }: Connection, { method }: Request) =>
  method === 'GET' && readyState !== 'open';
