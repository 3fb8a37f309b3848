'use strict';

/** What lies over and around the samples: axes, prototypes, names. Drawn with a pen, on a canvas or into an SVG. */
clade.layers = (() => {
  const { graphic } = clade;

  const canvasPen = context => ({
    line: (points, { colour, width, dash = [], opacity = 1, closed = false, fill }) => {
      context.beginPath();
      points.forEach(([x, y], i) => i ? context.lineTo(x, y) : context.moveTo(x, y));
      if (closed) context.closePath();
      context.globalAlpha = opacity;
      if (fill) { context.fillStyle = fill; context.fill(); }
      context.globalAlpha = 1;
      [context.strokeStyle, context.lineWidth] = [colour, width];
      context.setLineDash(dash);
      context.stroke();
      context.setLineDash([]);
    },
    ring: (x, y, radius, { fill, colour, width }) => {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      if (fill) { context.fillStyle = fill; context.fill(); }
      [context.strokeStyle, context.lineWidth] = [colour, width];
      context.stroke();
    },
    text: (x, y, words, { colour, halo, font, size, weight = 400, anchor = 'middle', turned = false }) => {
      context.save();
      context.translate(x, y);
      if (turned) context.rotate(-Math.PI / 2);
      context.font = `${weight} ${size}px ${font}`;
      context.textAlign = anchor === 'middle' ? 'center' : anchor;
      context.textBaseline = 'middle';
      if (halo) { [context.strokeStyle, context.lineWidth, context.lineJoin] = [halo, 4, 'round']; context.strokeText(words, 0, 0); }
      context.fillStyle = colour;
      context.fillText(words, 0, 0);
      context.restore();
    },
  });

  const svgPen = svg => ({
    line: (points, { colour, width, dash = [], opacity = 1 }) => svg.append(graphic('polyline', {
      points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '), fill: 'none', stroke: colour,
      'stroke-width': width, 'stroke-dasharray': dash.join(' ') || 'none', 'stroke-opacity': opacity,
    })),
    ring: (x, y, radius, { fill, colour, width }) => svg.append(graphic('circle', {
      cx: x.toFixed(1), cy: y.toFixed(1), r: radius, fill: fill || 'none', stroke: colour, 'stroke-width': width,
    })),
    text: (x, y, words, { colour, halo, font, size, weight = 400, anchor = 'middle', turned = false }) => svg.append(graphic('text', {
      x: 0, y: 0, dy: '0.35em', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})${turned ? ' rotate(-90)' : ''}`,
      'font-family': font, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill: colour,
      ...(halo ? { stroke: halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
    }, words)),
  });

  /** Round numbers between two, at most about `count`. */
  const ticks = (low, high, count) => {
    const least = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = power * [1, 2, 5, 10].find(digits => digits * power >= least);
    const found = [];
    for (let i = Math.ceil(low / step); i * step <= high; i++) found.push(Number((i * step).toPrecision(12)));
    return found;
  };

  /** Where the lines of the axes are; none where the plane has no axes. */
  const axes = (view, plane) => {
    if (!plane.axes.length) return { x: [], y: [], numbersX: [], numbersY: [] };
    const [width, height] = view.size();
    const bottom = height - view.gutter();
    const numbersX = ticks(view.placeX(view.gutter()), view.placeX(width), Math.max(2, width / 110));
    const numbersY = ticks(view.placeY(bottom), view.placeY(0), Math.max(2, height / 80));
    return { x: numbersX.map(view.pixelX), y: numbersY.map(view.pixelY), numbersX, numbersY };
  };

  const drawAxes = (pen, view, plane, mode, cover) => {
    if (!plane.axes.length) return;
    const [width, height] = view.size();
    const bottom = height - view.gutter();
    cover(0, 0, view.gutter(), height);
    cover(0, bottom, width, view.gutter());
    const { x, y, numbersX, numbersY } = axes(view, plane);
    const style = { colour: mode.quiet, font: mode.font, size: 12 };
    const words = value => String(value).replace('-', '−');
    x.forEach((at, i) => { if (at > view.gutter() + 12 && at < width - 16) pen.text(at, bottom + 12, words(numbersX[i]), style); });
    y.forEach((at, i) => { if (at > 8 && at < bottom - 8) pen.text(view.gutter() - 5, at, words(numbersY[i]), { ...style, size: 11, anchor: 'end' }); });
    const [middleX, middleY] = view.centre();
    pen.text(middleX, height - 8, plane.axes[0], style);
    pen.text(8, middleY, plane.axes[1], { ...style, turned: true });
  };

  /** Full lines for edges of the graph, dashed ones for those that were cut. */
  const drawPrototypes = (pen, view, plane, graph, wanted, mode) => {
    const [x, y] = plane.prototypes;
    const drawn = j => x[j] !== null && wanted(graph.clusters[j]);
    const at = j => [view.pixelX(x[j]), view.pixelY(y[j])];
    const most = graph.edges.reduce((a, edge) => Math.max(a, edge[2]), 1);
    for (const [a, b, count, cut] of graph.edges) {
      if (!drawn(a) || !drawn(b)) continue;
      pen.line([at(a), at(b)], { colour: mode.ink, opacity: 0.8, ...cut ? { width: 1, dash: [4, 4] } : { width: 1 + 3 * Math.sqrt(count / most) } });
    }
    graph.samples.forEach((_, j) => {
      if (drawn(j)) pen.ring(...at(j), graph.samples.length > 200 ? 3 : 5, { fill: mode.surface, colour: mode.ink, width: 2 });
    });
  };

  /** Each group's name amid its samples, so that colour is never the only clue. */
  const drawNames = (pen, view, names, mode) => {
    for (const { name, x, y } of names) {
      const [px, py] = [view.pixelX(x), view.pixelY(y)];
      if (!view.visible(px, py)) continue;
      const short = name.length > 18 ? name.slice(0, 17) + '…' : name;
      pen.text(px, py, short, { colour: mode.ink, halo: mode.surface, font: mode.font, size: 15, weight: 700 });
    }
  };

  return { canvasPen, svgPen, axes, drawAxes, drawPrototypes, drawNames };
})();
