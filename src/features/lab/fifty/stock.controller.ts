import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { StockCounter } from './stock.counter.js';

@Controller('lab/stock')
export class StockController {
  constructor(private readonly counter: StockCounter) {}

  @Post('count')
  @HttpCode(200)
  count(@Req() request: Request, @Res() response: Response) {
    return this.counter.count(request, response);
  }
}
