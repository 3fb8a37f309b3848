'use strict';

/** Files made from what the page shows. */
clade.figure = (() => {
  const { element, graphic, onPaper } = clade;
  const styled = ['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap',
    'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order',
    'vector-effect', 'display', 'visibility', 'image-rendering', 'stop-color', 'stop-opacity'];

  const save = (name, content, type) => {
    const link = element('a', '');
    link.download = name;
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /** A colour as every program reads it: what is seen through is written apart. */
  const plain = (colour, copy, property) => {
    const numbers = colour.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number);
    if (!/^(rgba?|color)\(/.test(colour) || !numbers) return colour;
    const unit = colour.startsWith('color') ? 255 : 1;
    if (numbers.length > 3) copy.setAttribute(property + '-opacity', Number(copy.getAttribute(property + '-opacity') ?? 1) * numbers[3]);
    return `rgb(${numbers.slice(0, 3).map(part => Math.round(part * unit)).join(',')})`;
  };

  const freeze = (original, copy) => {
    const style = getComputedStyle(original);
    for (const property of styled) copy.setAttribute(property, style.getPropertyValue(property));
    for (const property of ['fill', 'stroke']) copy.setAttribute(property, plain(copy.getAttribute(property), copy, property));
    for (const name of ['class', 'style', 'tabindex']) copy.removeAttribute(name);
  };

  /** Symbols of the page that a copy uses, put inside it. */
  const enclose = copy => {
    const wanted = new Set([...copy.querySelectorAll('use')].map(use => (use.getAttribute('href') ?? '#').slice(1)));
    for (const id of wanted) {
      const symbol = document.getElementById(id);
      if (symbol && ![...copy.querySelectorAll('symbol')].some(own => own.id === id)) copy.prepend(symbol.cloneNode(true));
    }
  };

  /** A copy that needs neither page nor style sheet: what they gave its elements becomes their attributes, in the colours of paper. */
  const standalone = svg => {
    const copy = svg.cloneNode(true);
    const { width, height } = svg.viewBox.baseVal;
    if (svg.isConnected) {
      const copies = copy.querySelectorAll('*');
      onPaper(() => svg.querySelectorAll('*').forEach((original, i) => freeze(original, copies[i])));
      for (const name of ['class', 'style', 'role', 'id', 'tabindex']) copy.removeAttribute(name);
      copy.prepend(graphic('rect', { width, height, fill: '#ffffff' }));
      enclose(copy);
    }
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    return copy;
  };

  /** An SVG as a picture of `scale` pixels a unit. */
  const picture = (text, width, height, scale) => new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = element('canvas', '');
      [canvas.width, canvas.height] = [width * scale, height * scale];
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('The picture is too large.')), 'image/png');
    };
    image.onerror = () => reject(new Error('The figure cannot be drawn.'));
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  });

  /** Saves an SVG element, of the page or made for this, as the file NAME.svg or, at twice its size, NAME.png. */
  const exportFigure = async (svg, name, format) => {
    const copy = standalone(svg);
    const text = new XMLSerializer().serializeToString(copy);
    if (format === 'svg') save(name + '.svg', text, 'image/svg+xml');
    else save(name + '.png', await picture(text, Number(copy.getAttribute('width')), Number(copy.getAttribute('height')), 2), 'image/png');
  };

  return { exportFigure, save };
})();
