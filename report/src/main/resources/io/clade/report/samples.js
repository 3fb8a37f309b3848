'use strict';

/** The samples of the map: what is known of each, how it looks, what is read aloud of it. */
clade.samples = (() => {
  const { island, element, graphic, number, pack } = clade;
  const { map, portraits } = island;
  if (!map) return null;

  const rows = map.rows && pack.codes(map.rows);
  const row = i => rows ? rows[i] : i;
  const ids = map.ids && pack.texts(map.ids);
  const id = i => ids ? ids[i] : String(row(i));
  const confidence = pack.levels(map.confidence);
  const groupings = map.groupings.map(grouping => {
    const names = grouping.names;
    return {
      name: grouping.name,
      fact: grouping.fact,
      lack: grouping.lack,
      groups: pack.codes(grouping.groups),
      nameOf: group => group < 0 ? 'none' : names ? names[group] : String(group),
    };
  });

  const tiles = portraits.kind === 'image' ? pack.codes(portraits.tiles) : null;
  const sheets = document.getElementsByClassName('sheet');

  const image = i => {
    const tile = element('span', portraits.blurred ? 'on-map blurred' : 'on-map');
    const sheet = Math.floor(tiles[i] / portraits.perSheet);
    const place = tiles[i] % portraits.perSheet;
    const columns = portraits.columns[sheet];
    tile.style.width = portraits.width + 'px';
    tile.style.height = portraits.height + 'px';
    tile.style.backgroundImage = `url(${sheets[sheet].textContent})`;
    tile.style.backgroundSize = columns * portraits.width + 'px auto';
    tile.style.backgroundPosition = `-${place % columns * portraits.width}px -${Math.floor(place / columns) * portraits.height}px`;
    return tile;
  };

  const levels = portraits.kind === 'series' ? pack.bytes(portraits.levels) : null;
  const ended = 255;

  const series = i => {
    const { points, dimensions } = portraits;
    const frame = graphic('svg', { viewBox: '0 0 120 48', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    for (let d = 0; d < dimensions; d++) {
      const line = [];
      for (let p = 0; p < points; p++) {
        const level = levels[(i * dimensions + d) * points + p];
        if (level !== ended) line.push(`${120 * p / Math.max(1, points - 1)},${48 * (1 - level / (ended - 1))}`);
      }
      frame.append(graphic('polyline', { class: 'c' + d, points: line.join(' ') }));
    }
    return frame;
  };

  const features = portraits.kind === 'table' ? pack.codes(portraits.features) : null;
  const values = portraits.kind === 'table' ? pack.floats(portraits.values) : null;

  const table = i => {
    const body = element('table', '');
    for (let f = i * portraits.shown; f < (i + 1) * portraits.shown; f++) {
      const name = portraits.names[features[f]] ?? 'feature ' + (features[f] + 1);
      body.append(element('tr', '', element('td', '', name), element('td', '', number(values[f]))));
    }
    return body;
  };

  /** How it looks; nothing for rows of a table, and for images of which there was no room for a thumbnail. */
  const picture = i => portraits.kind === 'series' ? [series(i)] : tiles && tiles[i] >= 0 ? [image(i)] : [];

  const facts = i => [
    ...groupings.map(({ fact, lack, groups, nameOf }) => groups[i] < 0 ? lack : fact + nameOf(groups[i])),
    'confidence ' + number(Number.isNaN(confidence[i]) ? null : confidence[i]),
  ];

  const card = i => {
    const words = element('div', '', element('strong', '', id(i)), ...facts(i).map(fact => element('div', '', fact)));
    if (portraits.kind === 'table') words.append(table(i));
    return element('div', 'hover', ...picture(i), words);
  };

  const cell = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  /** These samples as the lines of a CSV file; rows count from 0. */
  const csv = members => {
    const heads = ['row', 'id', ...groupings.map(grouping => grouping.name.toLowerCase()), 'confidence'];
    const line = i => [String(row(i)), id(i), ...groupings.map(({ groups, nameOf }) => groups[i] < 0 ? '' : nameOf(groups[i])),
      Number.isNaN(confidence[i]) ? '' : confidence[i].toPrecision(4)];
    return [heads, ...Array.from(members, line)].map(cells => cells.map(cell).join(',')).join('\n') + '\n';
  };

  return { count: map.count, id, groupings, confidence, picture, card, csv, spoken: i => ['Sample ' + id(i), ...facts(i)].join(', ') };
})();
