'use strict';

/** What the parts of the page share. Text from the data reaches the page through textContent only. */
const clade = (() => {
  const island = JSON.parse(document.getElementById('island').textContent);
  const root = document.documentElement;
  const colours = Number(document.getElementById('marks').dataset.colours);
  const shapes = document.querySelectorAll('#marks symbol').length;
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

  /** Colour and shape of group number i; −1 stands for samples without one. */
  const colourOf = i => i < 0 ? 6 : i % colours;
  const shapeOf = i => i < 0 ? 4 : Math.floor(i / colours) % shapes;

  const mark = i => graphic('svg', { class: `mark c${colourOf(i)} s${shapeOf(i)}`, 'aria-hidden': 'true' },
    graphic('use', { href: '#mark-' + shapeOf(i) }));

  /** The colour `share` of the way from one to another, all written #rrggbb. */
  const mixed = (from, to, share) => {
    const part = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
    return '#' + [1, 3, 5].map(at => Math.round(part(from, at) * (1 - share) + part(to, at) * share).toString(16).padStart(2, '0')).join('');
  };

  const theme = () => {
    const style = getComputedStyle(root);
    const value = name => style.getPropertyValue('--' + name).trim();
    const mode = { font: style.fontFamily };
    for (const name of ['ink', 'quiet', 'line', 'surface', 'accent', 'edge', 'edge7', 'unsure', 'between', 'sure']) mode[name] = value(name);
    const palette = Array.from({ length: colours }, (_, i) => value('c' + i));
    // As the style sheet does: marks of every other shape are darker, on dark paper lighter.
    mode.colour = i => shapeOf(i) % 2 ? mixed(mode.ink, palette[colourOf(i)], 0.6) : palette[colourOf(i)];
    mode.edgeOf = i => i >= 0 && i % colours === 7 ? mode.edge7 : mode.edge;
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

  /** What `action` gives while the page has the colours of paper, whatever those of the screen are. */
  const onPaper = action => {
    const before = printing();
    root.classList.add('printing');
    try {
      return action();
    } finally {
      root.classList.toggle('printing', before);
    }
  };
  const paperTheme = () => onPaper(theme);

  /** Numbers as the tables write them: about three digits that count. */
  const number = value => {
    if (value === null || value === undefined) return '–';
    const size = Math.abs(value);
    if (size === 0 || (size >= 0.01 && size < 10)) return value.toFixed(3).replace('-', '−');
    if (size >= 1e9 || size < 1e-3) return value.toExponential(2).replace('-', '−');
    const decimals = size < 0.01 ? 5 : size < 100 ? 2 : size < 1000 ? 1 : 0;
    return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
  };

  /** Runs once however often it was asked for until the next frame. */
  const inNextFrame = action => {
    let asked = false;
    return () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; action(); });
    };
  };

  /** Puts a text on the clipboard; gives whether it is there. Files opened from a disk have no clipboard of their own. */
  const copy = text => {
    const old = () => {
      const area = element('textarea', 'unseen');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    };
    return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, old) : Promise.resolve(old());
  };

  /** A button that copies a text and says so; where nothing may be copied, what `shown` holds of it is selected for the reader to copy. */
  const copying = (button, text, shown) => {
    const name = button.textContent;
    button.addEventListener('click', async () => {
      const done = await copy(text());
      if (!done && shown) getSelection().selectAllChildren(shown);
      button.textContent = done ? 'Copied' : shown ? 'Selected: press Ctrl+C' : 'Select and copy it by hand';
      setTimeout(() => { button.textContent = name; }, 2500);
    });
  };

  return { island, element, graphic, shapeOf, mark, mixed, theme, onPaper, paperTheme, draw, printing, number, inNextFrame, copying };
})();

{
  const button = document.getElementById('copy');
  const command = document.getElementById('command');
  if (button) clade.copying(button, () => command.textContent, command);
}
