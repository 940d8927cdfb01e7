import {
  Controller,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { Command } from 'sojourn';

@Injectable()
export class Tokens {
  has(authorization?: string) {
    return authorization === 'Bearer ada';
  }
}

/** As it is written for HTTP. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext) {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride('public', targets)) return true;
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (this.tokens.has(headers.authorization)) return true;
    throw new UnauthorizedException('Log in first.');
  }
}

/** As it is written for gateways. */
@Injectable()
class SocketGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    if (context.getType() !== 'ws') return true;
    const socket = context.switchToWs();
    const { handshake } = socket.getClient<Socket>();
    const [{ mode }, event] = [socket.getData<{ mode?: string }>(), socket.getPattern()];
    if (mode === undefined)
      throw new WsException(`${event} by ${String(handshake.headers['x-name'])}`);
    return false;
  }
}

@Controller('gate')
export class GateController {
  @SetMetadata('public', true)
  @Command('look', { answers: Object })
  look() {
    return { isOpen: true };
  }

  @Command('open', { answers: Object })
  open() {
    return { isOpen: true };
  }

  @UseGuards(SocketGuard)
  @Command('walk', { answers: Object })
  walk() {
    return { isThrough: true };
  }
}
