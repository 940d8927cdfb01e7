import { Amount, Id } from 'sojourn';

/** Of one line. */
export const MOST = 99;

export class AddToCart {
  @Id()
  item!: string;

  @Amount({ min: 1, max: MOST })
  quantity = 1;
}

export class SetQuantity {
  @Id()
  item!: string;

  /** 0 takes the line out. */
  @Amount({ min: 0, max: MOST })
  quantity!: number;
}
