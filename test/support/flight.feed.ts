/** In the shape OpenSky's `states/all` answers. */
export const STATES = {
  time: 1_700_000_000,
  states: [
    ['7c6b2f', 'QFA11   ', 'Australia', 1_700_000_000, 1_700_000_000, -150.5, 10.25, 11_000, false],
    ['7c6b30', 'QFA12   ', 'Australia', null, 1_700_000_000, null, null, null, true],
    'nonsense',
  ],
};
