import { Text } from 'sojourn';

export class SetName {
  @Text({ max: 60 })
  name!: string;
}
