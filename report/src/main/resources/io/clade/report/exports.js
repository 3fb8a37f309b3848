'use strict';

/** Buttons that save figures and assignments: below every figure that is drawn as SVG and means something by itself. */
{
  const { island, element, figure, samples } = clade;

  /** A name for files: words of letters and digits. */
  const fileName = words => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'figure';

  for (const frame of document.querySelectorAll('main figure:has(svg[role=img])')) {
    const title = frame.querySelector('h3, h4, figcaption strong')?.textContent ?? frame.querySelector('svg').getAttribute('aria-label');
    const name = fileName(`${frame.closest('section').id} ${title}`);
    const tools = element('div', 'tools exports');
    for (const format of ['png', 'svg']) {
      const button = element('button', '', format.toUpperCase());
      button.type = 'button';
      button.setAttribute('aria-label', `Save ${title} as ${format.toUpperCase()}`);
      button.addEventListener('click', async () => {
        // Of a curve in two scales, the one that is shown.
        const seen = [...frame.querySelectorAll('svg[role=img]')].filter(svg => svg.getClientRects().length);
        for (const [i, svg] of seen.entries()) await figure.exportFigure(svg, name + (i ? '-' + (i + 1) : ''), format);
      });
      tools.append(button);
    }
    frame.append(tools);
  }

  const sizes = document.querySelector('table.sizes')?.parentElement;
  if (samples && sizes) {
    const all = island.metrics.data.samples;
    const button = element('button', '', samples.count === all ? 'Assignments as CSV'
      : `Assignments of ${samples.count.toLocaleString('en')} of ${all.toLocaleString('en')} samples as CSV`);
    button.type = 'button';
    button.id = 'save-assignments';
    button.addEventListener('click', () => figure.save('assignments.csv', samples.csv(Array.from({ length: samples.count }, (_, i) => i)), 'text/csv'));
    sizes.after(element('div', 'tools exports', button));
  }
}
