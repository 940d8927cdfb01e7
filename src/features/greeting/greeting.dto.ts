import { Text } from 'sojourn';

export class SetNameDto {
  @Text({ max: 60 })
  name!: string;
}
