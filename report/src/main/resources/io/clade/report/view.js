'use strict';

/** Which part of a plane the map shows: turns places of the plane into pixels and back. */
clade.view = () => {
  const most = 400;
  const margin = 14;
  let [width, height] = [1, 1];
  let gutter = 0;
  let plane = { left: 0, right: 1, bottom: 0, top: 1 };
  let [unitX, unitY] = [1, 1];
  let [middleX, middleY] = [0.5, 0.5];
  let zoom = 1;

  const inner = () => [Math.max(1, width - gutter - 2 * margin), Math.max(1, height - gutter - 2 * margin)];
  const centre = () => [gutter + (width - gutter) / 2, (height - gutter) / 2];
  const kX = () => unitX * zoom;
  const kY = () => unitY * zoom;
  const keep = () => {
    middleX = Math.max(plane.left, Math.min(plane.right, middleX));
    middleY = Math.max(plane.bottom, Math.min(plane.top, middleY));
  };

  /** Shows a plane of these ends, whole, in a frame of this size; `sameScale` gives a unit the same length in x and y. */
  const fit = (ends, sameScale, axes, w, h) => {
    [width, height, plane, gutter] = [w, h, ends, axes ? 40 : 0];
    const [innerWidth, innerHeight] = inner();
    unitX = innerWidth / (ends.right - ends.left || 1);
    unitY = innerHeight / (ends.top - ends.bottom || 1);
    if (sameScale) unitX = unitY = Math.min(unitX, unitY);
  };

  const all = () => {
    zoom = 1;
    [middleX, middleY] = [(plane.left + plane.right) / 2, (plane.bottom + plane.top) / 2];
  };

  const pixelX = x => centre()[0] + (x - middleX) * kX();
  const pixelY = y => centre()[1] - (y - middleY) * kY();
  const placeX = pixel => middleX + (pixel - centre()[0]) / kX();
  const placeY = pixel => middleY - (pixel - centre()[1]) / kY();

  /** Enlarges by a factor so that the place under a pixel stays there. */
  const zoomAt = (factor, x, y) => {
    const [fromX, fromY] = [placeX(x), placeY(y)];
    zoom = Math.max(1, Math.min(most, zoom * factor));
    middleX += fromX - placeX(x);
    middleY += fromY - placeY(y);
    if (zoom === 1) all();
    keep();
  };

  const pan = (dx, dy) => {
    middleX -= dx / kX();
    middleY += dy / kY();
    keep();
  };

  return {
    fit, all, zoomAt, pan, pixelX, pixelY, placeX, placeY, kX, kY,
    zoom: () => zoom, gutter: () => gutter, size: () => [width, height], centre,
    visible: (x, y) => x >= gutter && y >= 0 && x <= width && y <= height - gutter,
  };
};
