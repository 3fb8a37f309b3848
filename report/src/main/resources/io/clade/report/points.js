'use strict';

/**
 * Draws the samples, one by one into an array of pixels: that takes a software canvas a fraction of the time its own
 * shapes would. Pixels are opaque throughout, so that mixing is one product for red and blue and one for green.
 */
clade.points = (() => {
  const { marks } = clade;
  const sheet = document.createElement('canvas');
  const context = sheet.getContext('2d', { willReadFrequently: true });
  let image = null;
  let pixels = null;

  const packed = colour => {
    const part = at => parseInt(colour.slice(at, at + 2), 16);
    return 255 << 24 | part(5) << 16 | part(3) << 8 | part(1);
  };

  /**
   * Puts a stamp on pixel (x, y): pixels of its inside cover what is below, those of its rim are mixed with it. Products
   * of 32 bits keep this in whole numbers, which makes it several times as fast.
   */
  const put = (target, x, y, stamp, width, height) => {
    const { half, dx, dy, colour, left } = stamp;
    if (x < -half || y < -half || x >= width + half || y >= height + half) return;
    const whole = x >= half && y >= half && x < width - half && y < height - half;
    for (let k = 0; k < dx.length; k++) {
      const px = x + dx[k] | 0;
      const py = y + dy[k] | 0;
      if (!whole && (px < 0 || py < 0 || px >= width || py >= height)) continue;
      const at = Math.imul(py, width) + px | 0;
      const rest = left[k];
      const below = target[at];
      target[at] = rest === 0 ? colour[k] : colour[k]
        + (Math.imul(below & 0xff00ff, rest) >>> 8 & 0xff00ff)
        + (Math.imul(below & 0xff00, rest) >>> 8 & 0xff00) | 0;
    }
  };

  /**
   * @param view of the plane
   * @param ratio pixels a unit of the view
   * @param plane its points' x and y
   * @param styles number of each point's stamp; points of a negative one are not drawn
   * @param passes the stamps of each pass over the points, null for those a pass leaves out
   * @param mode the page's colours
   * @param lines where lines of the axes are, in the view's units: x and y
   */
  const draw = (view, ratio, plane, styles, passes, mode, lines) => {
    const [width, height] = view.size().map(extent => Math.max(1, Math.round(extent * ratio)));
    if (!image || image.width !== width || image.height !== height) {
      [sheet.width, sheet.height] = [width, height];
      image = context.createImageData(width, height);
      pixels = new Int32Array(image.data.buffer);
    }
    pixels.fill(packed(mode.surface));
    const line = packed(mode.line);
    for (const at of lines.y) pixels.fill(line, Math.round(at * ratio) * width, (Math.round(at * ratio) + 1) * width);
    for (const at of lines.x) for (let p = Math.round(at * ratio); p < pixels.length; p += width) pixels[p] = line;
    const [scaleX, scaleY] = [view.kX() * ratio, -view.kY() * ratio];
    const [shiftX, shiftY] = [view.pixelX(0) * ratio, view.pixelY(0) * ratio];
    const { x, y } = plane;
    for (const stamps of passes) {
      for (let i = 0; i < x.length; i++) {
        const stamp = stamps[styles[i]];
        if (stamp) put(pixels, Math.floor(x[i] * scaleX + shiftX), Math.floor(y[i] * scaleY + shiftY), stamp, width, height);
      }
    }
    context.putImageData(image, 0, 0);
    return sheet;
  };

  return { draw, stamp: marks.stamp };
})();
