'use strict';

if (clade.island.map) {
  const { island, element, mark, theme, draw, printing, number, tooltip, samples } = clade;
  const { map } = island;
  const holder = document.getElementById('map-chart');
  const chart = echarts.init(holder, null, { renderer: 'canvas' });
  const count = map.ids.length;
  const size = count > 2000 ? 5 : count > 600 ? 7 : 10;
  const paper = { width: 540, height: 420 };
  const margin = { left: 12, right: 12, top: 12, bottom: 12 };
  const lowest = map.confidence.reduce((a, b) => Math.min(a, b), 1);
  const highest = map.confidence.reduce((a, b) => Math.max(a, b), 0);
  const singled = new Set();
  let place = [];
  let focused = -1;

  const chosen = name => document.querySelector(`input[name=${name}]:checked`).value;
  const plane = () => map.projections.find(projection => projection.name === chosen('projection'));
  const byLabel = () => chosen('colouring') === 'Label';
  const byConfidence = () => chosen('colouring') === 'Confidence';
  const groupOf = i => byLabel() ? map.labels[i] : map.clusters[i];
  const nameOf = group => group < 0 ? 'none' : byLabel() ? island.labels[group] : String(group);

  /** Samples by group, groups ascending. */
  const groups = () => {
    const members = new Map();
    for (let i = 0; i < count; i++) {
      const group = groupOf(i);
      if (!members.has(group)) members.set(group, []);
      members.get(group).push(i);
    }
    return [...members].sort((a, b) => a[0] - b[0]);
  };

  const mixed = (from, to, share) => {
    const part = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
    return 'rgb(' + [1, 3, 5].map(at => Math.round(part(from, at) * (1 - share) + part(to, at) * share)).join(',') + ')';
  };

  const heat = (mode, confidence) => {
    const share = highest > lowest ? (confidence - lowest) / (highest - lowest) : 1;
    return share < 0.5 ? mixed(mode.unsure, mode.between, 2 * share) : mixed(mode.between, mode.sure, 2 * share - 1);
  };

  const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  /** The place of the member nearest to the middle of its group: in a bent group the middle itself is outside. */
  const heart = members => {
    const { x, y } = plane();
    const [middleX, middleY] = [median(members.map(i => x[i])), median(members.map(i => y[i]))];
    const far = i => (x[i] - middleX) ** 2 + (y[i] - middleY) ** 2;
    const nearest = members.reduce((a, b) => far(b) < far(a) ? b : a);
    return [x[nearest], y[nearest]];
  };

  const extent = values => {
    const low = values.reduce((a, b) => Math.min(a, b), Infinity);
    const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const pad = (high - low) * 0.04 || 1;
    return [low - pad, high + pad];
  };

  /** The axes' ends; where both have the same scale the shorter one is extended to the frame's proportions. */
  const frame = () => {
    const { x, y, sameScale, axes } = plane();
    let [[left, right], [bottom, top]] = [extent(x), extent(y)];
    if (sameScale) {
      const labels = axes.length ? 40 : 0;
      const width = Math.max(1, chart.getWidth() - margin.left - margin.right - labels);
      const height = Math.max(1, chart.getHeight() - margin.top - margin.bottom - labels);
      const unit = Math.max((right - left) / width, (top - bottom) / height);
      const wider = (unit * width - (right - left)) / 2;
      const higher = (unit * height - (top - bottom)) / 2;
      [left, right, bottom, top] = [left - wider, right + wider, bottom - higher, top + higher];
    }
    return { left, right, bottom, top };
  };

  const axis = (mode, name, gap, min, max) => ({
    type: 'value', min, max, name, nameLocation: 'middle', nameGap: gap, show: Boolean(name),
    nameTextStyle: { color: mode.quiet, fontFamily: mode.font },
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: mode.quiet, showMinLabel: false, showMaxLabel: false, formatter: value => String(Number(value.toPrecision(4))) },
    splitLine: { lineStyle: { color: mode.line, opacity: 0.6 } },
  });

  const points = mode => groups().map(([group, members]) => {
    const faded = singled.size > 0 && !singled.has(group);
    return {
      type: 'scatter', id: 'group' + group, symbol: byConfidence() ? 'circle' : mode.symbol(group), symbolSize: size,
      z: faded ? 1 : 2, silent: faded,
      itemStyle: {
        color: byConfidence() ? item => heat(mode, map.confidence[item.value[2]]) : mode.colour(group),
        borderColor: mode.edgeOf(group), borderWidth: 0.6, opacity: faded ? 0.07 : 0.88,
      },
      emphasis: { scale: 1.8, itemStyle: { borderColor: mode.ink, borderWidth: 1.5, opacity: 1 } },
      data: members.map((i, at) => {
        place[i] = { seriesId: 'group' + group, dataIndex: at, faded };
        return [plane().x[i], plane().y[i], i];
      }),
    };
  });

  /** Each group's name amid its samples, so that colour is never the only clue. */
  const names = mode => {
    const all = groups().filter(([group]) => group >= 0 && (singled.size === 0 || singled.has(group)));
    const shown = byConfidence() || all.length > 40 ? [] : all;
    return {
      type: 'scatter', id: 'names', symbolSize: 0, silent: true, z: 5, tooltip: { show: false },
      label: {
        show: true, position: 'inside', formatter: item => item.name, fontSize: 15, fontWeight: 700, fontFamily: mode.font,
        color: mode.ink, textBorderColor: mode.surface, textBorderWidth: 4, width: 120, overflow: 'truncate',
      },
      data: shown.map(([group, members]) => ({ name: nameOf(group), value: heart(members) })),
    };
  };

  /** The graph of prototypes: full lines for edges, dashed ones for those that were cut. */
  const prototypes = mode => {
    if (!document.getElementById('prototypes')?.checked) return [];
    const [x, y] = plane().prototypes;
    const { edges, clusters, samples: won } = map.graph;
    const drawn = j => x[j] !== null && (singled.size === 0 || byLabel() || singled.has(clusters[j]));
    const most = edges.reduce((a, edge) => Math.max(a, edge[2]), 1);
    const lines = edges.filter(([a, b]) => drawn(a) && drawn(b)).map(([a, b, count, cut]) => ({
      coords: [[x[a], y[a]], [x[b], y[b]]],
      lineStyle: cut ? { width: 1, type: 'dashed' } : { width: 1 + 3 * Math.sqrt(count / most), type: 'solid' },
    }));
    const shared = { silent: true, z: 4, tooltip: { show: false }, animation: false };
    return [
      { ...shared, type: 'lines', id: 'edges', coordinateSystem: 'cartesian2d', lineStyle: { color: mode.ink, opacity: 0.8 }, data: lines },
      {
        ...shared, type: 'scatter', id: 'prototypes', symbol: 'circle', symbolSize: won.length > 200 ? 6 : 10,
        itemStyle: { color: mode.surface, borderColor: mode.ink, borderWidth: 2 },
        data: won.map((_, j) => j).filter(drawn).map(j => [x[j], y[j]]),
      },
    ];
  };

  const zoomed = () => {
    const [x] = chart.getOption().dataZoom;
    return [x.start, x.end];
  };

  const zoom = part => {
    chart.dispatchAction({
      type: 'dataZoom', batch: chart.getOption().dataZoom.map((now, dataZoomIndex) => ({ dataZoomIndex, ...part(now) })),
    });
    drawChart();
  };

  const zoomOut = () => zoom(() => ({ start: 0, end: 100 }));

  /** Makes the visible part smaller or larger about its middle. */
  const zoomBy = factor => zoom(({ start, end }) => {
    const half = Math.min(50, (end - start) / 2 * factor);
    const middle = Math.min(100 - half, Math.max(half, (start + end) / 2));
    return { start: middle - half, end: middle + half };
  });

  const drawChart = () => {
    const mode = theme();
    const { axes } = plane();
    chart.resize(printing() ? paper : { width: 'auto', height: 'auto' });
    const ends = frame();
    const [start, end] = chart.getOption() ? zoomed() : [0, 100];
    place = [];
    // On a touch screen a finger on the whole map scrolls the page; on a part of it, it moves the part.
    const moves = !matchMedia('(pointer: coarse)').matches || end - start < 100;
    const inside = { type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: moves, preventDefaultMouseMove: moves };
    chart.setOption({
      animation: false,
      grid: { ...margin, left: margin.left + (axes.length ? 40 : 0), bottom: margin.bottom + (axes.length ? 40 : 0) },
      tooltip: { ...tooltip(mode), trigger: 'item', formatter: item => samples.card(item.value[2]) },
      xAxis: axis(mode, axes[0], 28, ends.left, ends.right),
      yAxis: axis(mode, axes[1], 42, ends.bottom, ends.top),
      dataZoom: [{ ...inside, xAxisIndex: 0 }, { ...inside, yAxisIndex: 0 }],
      series: [...points(mode), ...prototypes(mode), names(mode)],
    }, { replaceMerge: ['series'] });
    document.getElementById('map-note').textContent = plane().note;
  };

  const scale = () => element('div', '', element('div', 'scale'),
    element('div', 'scale-ends', element('span', '', number(lowest)), element('span', '', 'confidence'), element('span', '', number(highest))));

  const entry = ([group, members]) => {
    const button = element('button', '', mark(group), element('span', '', nameOf(group)), element('small', '', String(members.length)));
    button.type = 'button';
    button.title = `${members.length} samples drawn`;
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => {
      if (!singled.delete(group)) singled.add(group);
      button.setAttribute('aria-pressed', String(singled.has(group)));
      drawChart();
    });
    return button;
  };

  const drawLegend = () => {
    singled.clear();
    document.getElementById('legend').replaceChildren(...(byConfidence() ? [scale()] : groups().map(entry)));
  };

  const show = i => {
    focused = i;
    const seriesIndex = chart.getOption().series.findIndex(series => series.id === place[i].seriesId);
    chart.dispatchAction({ type: 'downplay' });
    chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex: place[i].dataIndex });
    chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex: place[i].dataIndex });
    document.getElementById('map-spoken').textContent = samples.spoken(i);
  };

  const pixel = i => chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [plane().x[i], plane().y[i]]);
  const visible = ([x, y]) => x >= 0 && y >= 0 && x <= chart.getWidth() && y <= chart.getHeight();

  /** The nearest sample in a direction: straight ahead counts full, to the side three times. */
  const nearest = ([fromX, fromY], stepX, stepY) => {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < count; i++) {
      if (i === focused || place[i].faded) continue;
      const at = pixel(i);
      const ahead = (at[0] - fromX) * stepX + (at[1] - fromY) * stepY;
      const aside = Math.abs((at[0] - fromX) * stepY) + Math.abs((at[1] - fromY) * stepX);
      const far = ahead + 3 * aside;
      if (ahead > 1 && far < least && visible(at)) [best, least] = [i, far];
    }
    return best;
  };

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const zooms = { '+': () => zoomBy(0.6), '-': () => zoomBy(1 / 0.6), 0: zoomOut };

  holder.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') chart.dispatchAction({ type: 'hideTip' });
    if (zooms[event.key]) zooms[event.key]();
    if (!steps[event.key]) return;
    event.preventDefault();
    const from = focused >= 0 && visible(pixel(focused)) ? pixel(focused) : [chart.getWidth() / 2, chart.getHeight() / 2];
    const next = nearest(from, ...steps[event.key]);
    if (next >= 0) show(next);
  });
  holder.addEventListener('blur', () => {
    chart.dispatchAction({ type: 'hideTip' });
    chart.dispatchAction({ type: 'downplay' });
  });

  document.getElementById('map-controls').addEventListener('change', event => {
    if (event.target.name === 'colouring') drawLegend();
    if (event.target.name === 'projection') zoomOut();
    else drawChart();
  });
  document.getElementById('zoom-in').addEventListener('click', zooms['+']);
  document.getElementById('zoom-out').addEventListener('click', zooms['-']);
  document.getElementById('zoom-all').addEventListener('click', zooms[0]);

  drawLegend();
  draw(drawChart);
  new ResizeObserver(drawChart).observe(holder);
}
