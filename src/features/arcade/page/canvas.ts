export function crisp(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
) {
  const context = canvas.getContext('2d')!;
  return () => {
    const wide = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    const high = Math.round((wide * height) / width);
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    context.setTransform(wide / width, 0, 0, high / height, 0, 0);
    return context;
  };
}

const COLOURS = ['sky', 'far', 'rock', 'edge', 'gem', 'flame', 'suit', 'visor', 'ink'] as const;

export type Colours = Record<(typeof COLOURS)[number], string>;

export function coloursOf(element: Element) {
  const style = getComputedStyle(element);
  const entries = COLOURS.map((name) => [name, style.getPropertyValue(`--game-${name}`)]);
  return Object.fromEntries(entries) as Colours;
}
