import { RouteParamsFactory } from '@nestjs/core/router/route-params-factory.js';
import type { Request, Response } from 'express';

type Kind = Parameters<RouteParamsFactory['exchangeKeyForValue']>[0];

const factory = new RouteParamsFactory();

/** What `@Query()`, `@Param()` and the like of a route's method stand for, as Nest's own router reads a request. */
export const requestParams = {
  exchangeKeyForValue: (kind: Kind, name: string, [req, res]: [Request, Response]): unknown =>
    factory.exchangeKeyForValue(kind, name, { req, res, next: undefined! }),
};
