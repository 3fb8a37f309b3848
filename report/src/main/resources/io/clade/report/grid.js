'use strict';

/** Finds points of a plane by their place: they are sorted into cells of equal size. */
clade.grid = (x, y) => {
  const n = x.length;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(x[i] + y[i])) continue;
    left = Math.min(left, x[i]); right = Math.max(right, x[i]);
    bottom = Math.min(bottom, y[i]); top = Math.max(top, y[i]);
  }
  const across = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(n))));
  const [width, height] = [(right - left) / across || 1, (top - bottom) / across || 1];
  const clamp = cell => Math.max(0, Math.min(across - 1, Math.floor(cell)));
  const columnOf = value => clamp((value - left) / width);
  const rowOf = value => clamp((value - bottom) / height);
  const starts = new Int32Array(across * across + 1);
  const cells = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    cells[i] = Number.isNaN(x[i] + y[i]) ? -1 : rowOf(y[i]) * across + columnOf(x[i]);
    if (cells[i] >= 0) starts[cells[i] + 1]++;
  }
  for (let c = 0; c < across * across; c++) starts[c + 1] += starts[c];
  const next = starts.slice();
  const sorted = new Int32Array(starts[across * across]);
  for (let i = 0; i < n; i++) if (cells[i] >= 0) sorted[next[cells[i]]++] = i;

  /** Calls visit(i) for every point in the cells that a rectangle touches. */
  const visit = (fromX, toX, fromY, toY, action) => {
    for (let r = rowOf(fromY); r <= rowOf(toY); r++) {
      const row = r * across;
      for (let k = starts[row + columnOf(fromX)]; k < starts[row + columnOf(toX) + 1]; k++) action(sorted[k]);
    }
  };

  /** The nearest point at most `far` away in x and `farY` in y, among those that `wanted` lets through; else −1. */
  const nearest = (atX, atY, far, farY, wanted) => {
    let best = -1;
    let least = 1;
    visit(atX - far, atX + far, atY - farY, atY + farY, i => {
      const distance = ((x[i] - atX) / far) ** 2 + ((y[i] - atY) / farY) ** 2;
      if (distance <= least && wanted(i)) [best, least] = [i, distance];
    });
    return best;
  };

  /** The points inside a polygon of [x, y] corners, ascending: those from which a ray crosses its edge an odd number of times. */
  const within = corners => {
    const [xs, ys] = [corners.map(corner => corner[0]), corners.map(corner => corner[1])];
    const inside = i => {
      let odd = false;
      for (let a = 0, b = xs.length - 1; a < xs.length; b = a++) {
        if (ys[a] > y[i] !== ys[b] > y[i] && x[i] < (xs[b] - xs[a]) * (y[i] - ys[a]) / (ys[b] - ys[a]) + xs[a]) odd = !odd;
      }
      return odd;
    };
    const found = [];
    visit(Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys), i => { if (inside(i)) found.push(i); });
    return Int32Array.from(found).sort();
  };

  return { left, right, bottom, top, nearest, within };
};
