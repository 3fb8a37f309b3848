'use strict';

/** The map: every sample at its place on a plane. Other scripts move it, choose from it and save it. */
clade.map = (() => {
  const { island, element, mark, mixed, theme, draw, printing, number, samples, pack, marks, points, layers, inNextFrame } = clade;
  if (!samples) return null;
  const holder = document.getElementById('map-chart');
  const canvas = element('canvas', '');
  const context = canvas.getContext('2d');
  const view = clade.view();
  const { count } = samples;
  const steps = 48;
  const planes = new Map();
  const singled = new Set();
  const listeners = [];
  let focused = -1;
  let sheet = null;
  let overlay = null;
  let names = [];

  const chosen = name => document.querySelector(`input[name=${name}]:checked`).value;
  const grouping = () => samples.groupings.find(each => each.name === chosen('colouring'));
  const byConfidence = () => !grouping();
  const groups = () => (grouping() ?? samples.groupings[0]).groups;
  const isFaded = i => singled.size > 0 && !singled.has(groups()[i]);

  const plane = () => {
    const name = chosen('projection');
    if (!planes.has(name)) {
      const packed = island.map.projections.find(projection => projection.name === name);
      const [x, y] = [pack.levels(packed.x), pack.levels(packed.y)];
      planes.set(name, { ...packed, x, y, grid: clade.grid(x, y) });
    }
    return planes.get(name);
  };

  /** The samples of each group, groups ascending. */
  const members = () => {
    const found = new Map();
    const of = groups();
    for (let i = 0; i < count; i++) {
      if (!found.has(of[i])) found.set(of[i], []);
      found.get(of[i]).push(i);
    }
    return [...found].sort((a, b) => a[0] - b[0]);
  };

  const median = values => values.sort()[Math.floor(values.length / 2)];

  /** The place of the member nearest to the middle of its group: in a bent group the middle itself is outside. */
  const heart = of => {
    const { x, y } = plane();
    const [middleX, middleY] = [median(Float64Array.from(of, i => x[i])), median(Float64Array.from(of, i => y[i]))];
    const far = i => (x[i] - middleX) ** 2 + (y[i] - middleY) ** 2;
    const nearest = of.reduce((a, b) => far(b) < far(a) ? b : a);
    return { x: x[nearest], y: y[nearest] };
  };

  const [lowest, highest] = samples.confidence.reduce(([low, high], value) => [value < low ? value : low, value > high ? value : high], [1, 0]);

  const heat = (mode, share) => share < 0.5 ? mixed(mode.unsure, mode.between, 2 * share) : mixed(mode.between, mode.sure, 2 * share - 1);

  /** The number of each sample's mark: of its group, or on the scale of confidence. */
  const styles = () => {
    const found = new Int32Array(count);
    const of = groups();
    const scale = highest > lowest ? (steps - 1) / (highest - lowest) : 0;
    for (let i = 0; i < count; i++) {
      const step = Number.isNaN(samples.confidence[i]) ? 0 : Math.round((samples.confidence[i] - lowest) * scale);
      found[i] = byConfidence() ? step : (of[i] < 0 ? steps : of[i] % steps);
      if (singled.size > 0 && !singled.has(of[i])) found[i] += steps + 1;
    }
    return found;
  };

  /** Shape, fill and edge of mark number s; the last is that of samples in no group. */
  const look = (s, mode) => byConfidence()
    ? { shape: 0, fill: heat(mode, s / (steps - 1)), edge: mode.edge }
    : { shape: clade.shapeOf(s === steps ? -1 : s), fill: mode.colour(s === steps ? -1 : s), edge: mode.edgeOf(s) };

  /** Smaller the more samples there are, larger the closer they are looked at. */
  const size = () => {
    const whole = count > 20000 ? 3.4 : count > 2000 ? 5 : count > 600 ? 7 : 10;
    const narrow = Math.min(1, Math.sqrt(view.size()[0] / 700));
    return Math.min(12, whole * narrow * view.zoom() ** 0.35);
  };

  /** Small marks are opaque and have no edge, which would be most of them. */
  const small = () => size() < 5;
  const opacity = () => small() ? 1 : 0.9;

  let stamps = { key: '', passes: [] };
  const passes = (mode, ratio) => {
    const pixelSize = Math.round(size() * ratio * 2) / 2;
    const key = [pixelSize, small(), mode.surface, chosen('colouring'), singled.size > 0].join();
    if (stamps.key !== key) {
      const all = strength => Array.from({ length: steps + 1 }, (_, s) => {
        const { shape, fill, edge } = look(Math.min(s, byConfidence() ? steps - 1 : s), mode);
        return points.stamp(shape, fill, small() ? '' : edge, pixelSize, strength);
      });
      const fadedFirst = [...Array(steps + 1).fill(null), ...singled.size > 0 ? all(0.07) : []];
      stamps = { key, passes: singled.size > 0 ? [fadedFirst, all(opacity())] : [all(opacity())] };
    }
    return stamps.passes;
  };

  const prototypesShown = () => Boolean(document.getElementById('prototypes')?.checked);
  const wantedPrototype = cluster => singled.size === 0 || groups() !== samples.groupings[0].groups || singled.has(cluster);

  const drawLayers = (pen, mode, cover) => {
    if (prototypesShown()) layers.drawPrototypes(pen, view, plane(), island.map.graph, wantedPrototype, mode);
    layers.drawNames(pen, view, names, mode);
    layers.drawAxes(pen, view, plane(), mode, cover);
  };

  let current = null;

  /** Puts together what was drawn of the samples and what lies over them. */
  const compose = () => {
    const ratio = canvas.width / view.size()[0];
    const mode = current;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(sheet, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const pen = layers.canvasPen(context);
    drawLayers(pen, mode, (x, y, width, height) => { context.fillStyle = mode.surface; context.fillRect(x, y, width, height); });
    if (focused >= 0) {
      const [x, y] = pixel(focused);
      pen.ring(x, y, size() / 2 + 3, { colour: mode.surface, width: 5 });
      pen.ring(x, y, size() / 2 + 3, { colour: mode.ink, width: 2 });
    }
    if (overlay) pen.line(overlay, { colour: mode.ink, width: 1.5, dash: [5, 4], closed: true, fill: mode.accent, opacity: 0.12 });
  };

  let currentStyles = null;

  const drawSamples = () => {
    const ratio = canvas.width / view.size()[0];
    sheet = points.draw(view, ratio, plane(), currentStyles, passes(current, ratio), current, layers.axes(view, plane()));
    compose();
    listeners.forEach(listener => listener());
  };

  /** Everything anew: the frame, the colours, the names. */
  const drawAll = () => {
    current = theme();
    const box = printing() ? { width: 540, height: 420 } : { width: holder.clientWidth, height: holder.clientHeight };
    if (!box.width || !box.height) return;
    const ratio = printing() ? 2 : Math.min(2, devicePixelRatio || 1);
    [canvas.width, canvas.height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    const { sameScale, axes, grid } = plane();
    view.fit(grid, sameScale, axes.length > 0, box.width, box.height);
    if (view.zoom() === 1) view.all();
    currentStyles = styles();
    const all = members().filter(([group]) => group >= 0 && (singled.size === 0 || singled.has(group)));
    names = byConfidence() || all.length > 40 ? [] : all.map(([group, of]) => ({ name: grouping().nameOf(group), ...heart(of) }));
    drawSamples();
  };

  const redraw = inNextFrame(drawSamples);
  const recompose = inNextFrame(compose);
  const pixel = i => [view.pixelX(plane().x[i]), view.pixelY(plane().y[i])];

  const focus = i => { if (focused !== i) { focused = i; recompose(); } };
  const outline = corners => { overlay = corners; recompose(); };

  /** The sample drawn at a pixel or near it; −1 for none. */
  const near = (px, py, far) => plane().grid.nearest(view.placeX(px), view.placeY(py), far / view.kX(), far / view.kY(), i => !isFaded(i));

  const scale = () => element('div', '', element('div', 'scale'),
    element('div', 'scale-ends', element('span', '', number(lowest)), element('span', '', 'confidence'), element('span', '', number(highest))));

  const entry = ([group, of]) => {
    const button = element('button', '', mark(group), element('span', '', grouping().nameOf(group)), element('small', '', of.length.toLocaleString('en')));
    button.type = 'button';
    button.title = `${of.length} samples drawn`;
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => {
      if (!singled.delete(group)) singled.add(group);
      button.setAttribute('aria-pressed', String(singled.has(group)));
      drawAll();
      clade.chosenGroups(members().filter(([each]) => singled.has(each)));
    });
    return button;
  };

  const drawLegend = () => {
    singled.clear();
    document.getElementById('legend').replaceChildren(...(byConfidence() ? [scale()] : members().map(entry)));
  };

  /** The map as it is seen, as an SVG in the colours of paper. */
  const svg = () => {
    const mode = clade.paperTheme();
    const [width, height] = view.size();
    const made = clade.graphic('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
    const lines = layers.axes(view, plane());
    made.append(marks.symbols(), clade.graphic('rect', { width, height, fill: mode.surface }),
      clade.graphic('path', { d: lines.x.map(x => `M${x.toFixed(1)} 0V${height}`).join('') + lines.y.map(y => `M0 ${y.toFixed(1)}H${width}`).join(''), stroke: mode.line }));
    const byStyle = Array.from({ length: 2 * steps + 2 }, () => []);
    for (let i = 0; i < count; i++) if (view.visible(...pixel(i))) byStyle[currentStyles[i]].push(i);
    const order = [...byStyle.keys()].sort((a, b) => Number(b > steps) - Number(a > steps));
    const shrunk = size() / marks.full;
    for (const style of order) {
      const { shape, fill, edge } = look(style % (steps + 1), mode);
      const layer = clade.graphic('g', { fill, stroke: small() ? 'none' : edge, 'stroke-width': 0.5 / shrunk, opacity: style > steps ? 0.07 : opacity() });
      for (const i of byStyle[style]) {
        const [x, y] = pixel(i);
        layer.append(clade.graphic('use', { href: '#m' + shape, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})scale(${shrunk.toFixed(3)})` }));
      }
      if (byStyle[style].length) made.append(layer);
    }
    drawLayers(layers.svgPen(made), mode, (x, y, w, h) => made.append(clade.graphic('rect', { x, y, width: w, height: h, fill: mode.surface })));
    return made;
  };

  document.getElementById('map-controls').addEventListener('change', event => {
    if (event.target.name === 'colouring') {
      drawLegend();
      clade.chosenGroups([]);
    }
    if (event.target.name === 'projection') {
      view.all();
      focused = -1;
      document.getElementById('map-note').textContent = plane().note;
    }
    drawAll();
  });
  for (const format of ['png', 'svg']) {
    document.getElementById('save-' + format).addEventListener('click', () => clade.figure.exportFigure(svg(), 'map-' + chosen('projection').toLowerCase(), format));
  }

  holder.prepend(canvas);
  document.getElementById('map-note').textContent = plane().note;
  drawLegend();
  // A figure of the frame's first size is drawn with the page; the observer follows every change after it.
  draw(drawAll);
  new ResizeObserver(() => { if (!printing() && (holder.clientWidth !== view.size()[0] || holder.clientHeight !== view.size()[1])) drawAll(); }).observe(holder);

  return { holder, view, plane, pixel, near, focus, outline, redraw, isFaded, members, groups, focused: () => focused, onMove: listener => listeners.push(listener), drawNow: drawSamples, svg };
})();
