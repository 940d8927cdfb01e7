import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { EstimateDto } from './electricity.dto.js';
import { ElectricityService } from './electricity.service.js';
import { Electricity } from './electricity.slice.js';

@Controller('electricity')
@Tile({
  title: 'Electricity',
  summary: 'Estimate a bill from your meter, line by line, with solar and GST.',
})
export class ElectricityController {
  constructor(private readonly electricity: ElectricityService) {}

  @Page({ view: 'electricity', title: 'Electricity bill', slices: [Electricity] })
  page() {}

  @Command('estimate')
  estimate(@CurrentSession() session: Session, @Body() payload: EstimateDto) {
    return this.electricity.estimate(session, payload);
  }
}
