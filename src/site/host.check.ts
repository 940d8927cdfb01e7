import type { NextFunction, Request, Response } from 'express';
import type { Hosts } from 'sojourn';

/** The probes ask a process by its bare address, which changes with every start: they are answered for any host. */
export const PROBES = ['/health/live', '/health/ready'];

export const hostCheck =
  (hosts: Hosts) => (request: Request, response: Response, next: NextFunction) =>
    PROBES.includes(request.path) ? next() : hosts.use(request, response, next);
