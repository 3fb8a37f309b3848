'use strict';

/** The marks of the page as shapes to draw with, and as stamps of ready-made pixels. */
clade.marks = (() => {
  const { graphic } = clade;
  const full = 12;
  const outlines = [...document.querySelectorAll('#marks symbol')].map(symbol => {
    const path = symbol.querySelector('path');
    return path ? path.getAttribute('d') : 'M-4.6 0A4.6 4.6 0 1 1 4.6 0A4.6 4.6 0 1 1-4.6 0Z';
  });
  const paths = outlines.map(outline => new Path2D(outline));

  /** Symbols of an SVG file, to be used as #m0, #m1, … */
  const symbols = () => graphic('defs', {}, ...outlines.map((d, i) => graphic('path', { id: 'm' + i, d })));

  const scratch = document.createElement('canvas');

  /**
   * The pixels of a mark around its middle: where they are, their colours times their coverage, as numbers of a canvas's
   * pixels, and what they leave of the colour below, 0…256.
   */
  const stamp = (shape, fill, edge, size, opacity) => {
    const half = Math.ceil(size / 2 + 1);
    const side = 2 * half + 1;
    scratch.width = scratch.height = side;
    const context = scratch.getContext('2d', { willReadFrequently: true });
    context.translate(half + 0.5, half + 0.5);
    context.scale(size / full, size / full);
    context.fillStyle = fill;
    context.fill(paths[shape]);
    if (edge) {
      context.strokeStyle = edge;
      context.lineWidth = 0.6 * full / size;
      context.stroke(paths[shape]);
    }
    const { data } = context.getImageData(0, 0, side, side);
    const [dx, dy, colour, left] = [[], [], [], []];
    for (let p = 0; p < side * side; p++) {
      const alpha = data[4 * p + 3] / 255 * opacity;
      if (alpha < 0.06) continue;
      const share = Math.round(256 * alpha);
      const part = channel => data[4 * p + channel] * share >> 8;
      dx.push(p % side - half);
      dy.push(Math.floor(p / side) - half);
      colour.push(255 << 24 | part(2) << 16 | part(1) << 8 | part(0));
      left.push(256 - share);
    }
    return { half, dx: Int32Array.from(dx), dy: Int32Array.from(dy), colour: Int32Array.from(colour), left: Int32Array.from(left) };
  };

  return { stamp, symbols, full };
})();
