import { Amount, Id } from 'sojourn';

export const MAX_QUANTITY = 99;

export class AddToCartDto {
  @Id()
  item!: string;

  @Amount({ min: 1, max: MAX_QUANTITY })
  quantity = 1;
}

export class SetQuantityDto {
  @Id()
  item!: string;

  /** 0 takes the line out. */
  @Amount({ min: 0, max: MAX_QUANTITY })
  quantity!: number;
}
