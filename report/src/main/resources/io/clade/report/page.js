'use strict';

/** What the parts of the page share. Text from the data reaches the page through textContent only. */
const clade = (() => {
  const island = JSON.parse(document.getElementById('island').textContent);
  const root = document.documentElement;
  const colours = Number(document.getElementById('marks').dataset.colours);
  const shapes = document.querySelectorAll('#marks symbol').length;
  /** The marks of marks.html, in the names and paths of the chart library. */
  const symbols = ['circle', 'triangle', 'rect', 'diamond',
    'path://M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z', 'path://M0 5L5.2-4.2H-5.2Z'];

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const graphic = (name, attributes, ...children) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /** The mark of group number i; −1 stands for samples without one. */
  const mark = i => graphic('svg', { class: 'mark c' + (i < 0 ? 6 : i % colours), 'aria-hidden': 'true' },
    graphic('use', { href: '#mark-' + (i < 0 ? 4 : Math.floor(i / colours) % shapes) }));

  const theme = () => {
    const style = getComputedStyle(root);
    const value = name => style.getPropertyValue('--' + name).trim();
    const mode = { font: style.fontFamily };
    for (const name of ['ink', 'quiet', 'line', 'surface', 'accent', 'edge', 'edge7', 'unsure', 'between', 'sure']) mode[name] = value(name);
    const palette = Array.from({ length: colours }, (_, i) => value('c' + i));
    mode.colour = i => palette[i < 0 ? 6 : i % colours];
    mode.edgeOf = i => i >= 0 && i % colours === 7 ? mode.edge7 : mode.edge;
    mode.symbol = i => i < 0 ? symbols[4] : symbols[Math.floor(i / colours) % shapes];
    return mode;
  };

  const redraws = [];
  /** Draws now, and again whenever the colours of the page change. */
  const draw = redraw => { redraws.push(redraw); redraw(); };
  const redrawAll = () => redraws.forEach(redraw => redraw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
  const printing = () => root.classList.contains('printing');
  addEventListener('beforeprint', () => { root.classList.add('printing'); redrawAll(); });
  addEventListener('afterprint', () => { root.classList.remove('printing'); redrawAll(); });

  /** Numbers as the tables write them: about three digits that count. */
  const number = value => {
    if (value === null || value === undefined) return '–';
    const size = Math.abs(value);
    if (size === 0 || (size >= 0.01 && size < 10)) return value.toFixed(3).replace('-', '−');
    if (size >= 1e9 || size < 1e-3) return value.toExponential(2).replace('-', '−');
    const decimals = size < 0.01 ? 5 : size < 100 ? 2 : size < 1000 ? 1 : 0;
    return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
  };

  const tooltip = mode => ({
    backgroundColor: mode.surface, borderColor: mode.line, textStyle: { color: mode.ink, fontFamily: mode.font },
    transitionDuration: 0, confine: true,
  });

  return { island, element, graphic, mark, theme, draw, redraw: redrawAll, printing, number, tooltip };
})();

{
  const button = document.getElementById('copy');
  const copyOld = text => {
    const area = clade.element('textarea', 'unseen');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  };
  const say = done => {
    button.textContent = done ? 'Copied' : 'Select and copy it by hand';
    setTimeout(() => { button.textContent = 'Copy'; }, 2500);
  };
  button?.addEventListener('click', () => {
    const text = document.getElementById('command').textContent;
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => say(true), () => say(copyOld(text)));
    else say(copyOld(text));
  });
}
