import { Text } from 'sojourn';

export class SetWordDto {
  @Text({ max: 200 })
  text!: string;
}
