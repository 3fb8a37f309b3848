'use strict';

/** Says of the training's curves what the epoch pointed at had. The curves themselves are part of the page. */
if (document.getElementById('curves')) {
  const { island, element, graphic, number } = clade;
  const { histories, metrics } = island;
  const [left, right, bottom] = [52, 332, 162];

  const values = (history, term) => term === null ? history.loss : history.terms[term] ?? [];

  /** What all runs but the one shown did, in words. */
  const others = found => {
    if (found.length === 0) return '';
    return ' · other runs ' + (found.length === 1 ? number(found[0]) : `${number(Math.min(...found))} to ${number(Math.max(...found))}`);
  };

  const epochs = [...new Set(histories.flatMap(history => history.epochs))].sort((a, b) => a - b);
  const [first, last] = [epochs[0], epochs[epochs.length - 1]];
  const terms = [null, ...new Set(histories.flatMap(history => Object.keys(history.terms)))];
  const nearest = epoch => epochs.reduce((a, b) => Math.abs(b - epoch) < Math.abs(a - epoch) ? b : a);

  const said = (term, epoch) => {
    const at = histories.map(history => values(history, term)[history.epochs.indexOf(epoch)] ?? null);
    const shown = at[metrics.best];
    return `epoch ${epoch}: ` + (shown === null ? 'no value' : number(shown)) + others(at.filter((value, run) => run !== metrics.best && value !== null));
  };

  for (const figure of document.querySelectorAll('.curve')) {
    const term = terms[Number(figure.dataset.panel)];
    const words = element('div', 'read');
    figure.append(words);
    for (const svg of figure.querySelectorAll('svg')) {
      const line = graphic('path', { class: 'cursor' });
      svg.append(line);
      svg.addEventListener('pointermove', event => {
        const box = svg.getBoundingClientRect();
        const share = ((event.clientX - box.left) / box.width * 340 - left) / (right - left);
        const epoch = nearest(first + share * (last - first));
        line.setAttribute('d', `M${left + (right - left) * (last > first ? (epoch - first) / (last - first) : 0.5)} 8V${bottom}`);
        words.textContent = said(term, epoch);
      });
      svg.addEventListener('pointerleave', () => { line.removeAttribute('d'); words.textContent = ''; });
    }
  }
}
