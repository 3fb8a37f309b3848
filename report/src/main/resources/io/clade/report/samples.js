'use strict';

/** How a sample of the map looks; also what is read aloud of it. */
clade.samples = (() => {
  const { island, element, graphic, number } = clade;
  const { map, portraits } = island;

  const image = i => {
    const tile = element('div', 'on-map');
    const column = i % portraits.columns;
    const row = Math.floor(i / portraits.columns);
    tile.style.backgroundPosition = `-${column * portraits.width}px -${row * portraits.height}px`;
    return tile;
  };

  const levels = portraits?.kind === 'series' ? atob(portraits.levels) : '';
  const ended = 255;

  const series = i => {
    const { points, dimensions } = portraits;
    const frame = graphic('svg', { viewBox: '0 0 120 48', preserveAspectRatio: 'none' });
    for (let d = 0; d < dimensions; d++) {
      const line = [];
      for (let p = 0; p < points; p++) {
        const level = levels.charCodeAt((i * dimensions + d) * points + p);
        if (level !== ended) line.push(`${120 * p / Math.max(1, points - 1)},${48 * (1 - level / (ended - 1))}`);
      }
      frame.append(graphic('polyline', { class: 'c' + d, points: line.join(' ') }));
    }
    return frame;
  };

  const table = i => {
    const body = element('table', '');
    const pairs = portraits.rows[i];
    for (let p = 0; p < pairs.length; p += 2) {
      const name = portraits.names[pairs[p]] ?? 'feature ' + (pairs[p] + 1);
      body.append(element('tr', '', element('td', '', name), element('td', '', number(pairs[p + 1]))));
    }
    return body;
  };

  const clusterName = cluster => cluster < 0 ? 'in no cluster' : 'cluster ' + cluster;
  const labelName = label => label < 0 ? 'no label' : 'label ' + island.labels[label];

  const facts = i => [clusterName(map.clusters[i]), ...(map.labels ? [labelName(map.labels[i])] : []),
    'confidence ' + number(map.confidence[i])];

  const card = i => {
    const words = element('div', '', element('strong', '', map.ids[i]), ...facts(i).map(fact => element('div', '', fact)));
    if (portraits.kind === 'table') words.append(table(i));
    const picture = portraits.kind === 'image' ? [image(i)] : portraits.kind === 'series' ? [series(i)] : [];
    return element('div', 'hover', ...picture, words);
  };

  return { card, spoken: i => ['Sample ' + map.ids[i], ...facts(i)].join(', ') };
})();
