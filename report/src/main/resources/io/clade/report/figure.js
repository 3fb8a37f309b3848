'use strict';

/** Files made from what the page shows. */
clade.figure = (() => {
  const { element } = clade;
  const styled = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
    'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order', 'vector-effect', 'display'];

  const save = (name, content, type) => {
    const link = element('a', '');
    link.download = name;
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /** A copy that needs no style sheet: what one gave its elements becomes their attributes. */
  const standalone = svg => {
    const copy = svg.cloneNode(true);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const { width, height } = svg.viewBox.baseVal;
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    if (svg.isConnected) {
      const copies = copy.querySelectorAll('*');
      svg.querySelectorAll('*').forEach((original, i) => {
        const style = getComputedStyle(original);
        for (const property of styled) copies[i].setAttribute(property, style.getPropertyValue(property));
      });
    }
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
