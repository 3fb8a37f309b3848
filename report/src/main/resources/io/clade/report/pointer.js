'use strict';

/** Moves the map with mouse, fingers and keys, and shows the sample that is pointed at. */
if (clade.map) {
  const { map, samples, element } = clade;
  const { holder, view } = map;
  const reach = 12;
  const tip = element('div', 'tip');
  tip.hidden = true;
  holder.append(tip);
  const pointers = new Map();
  let lasso = null;
  let lassoMode = false;

  const place = event => {
    const box = holder.getBoundingClientRect();
    return [event.clientX - box.left - holder.clientLeft, event.clientY - box.top - holder.clientTop];
  };

  /** On a touch screen a finger on the whole map scrolls the page; on a part of it, it moves the part. */
  const touch = () => { holder.style.touchAction = lassoMode || view.zoom() > 1 ? 'none' : 'pan-y'; };
  map.onMove(touch);
  touch();

  const hide = () => { tip.hidden = true; map.focus(-1); };

  const show = i => {
    if (i < 0) return hide();
    if (i !== map.focused() || tip.hidden) tip.replaceChildren(samples.card(i));
    tip.hidden = false;
    map.focus(i);
    const [x, y] = map.pixel(i);
    const [width, height] = view.size();
    const left = x + 16 + tip.offsetWidth < width ? x + 16 : Math.max(4, x - 16 - tip.offsetWidth);
    const top = Math.max(4, Math.min(height - tip.offsetHeight - 4, y - tip.offsetHeight / 2));
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  };

  const pinch = () => {
    const [a, b] = [...pointers.values()];
    return { middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], apart: Math.hypot(a[0] - b[0], a[1] - b[1]) };
  };

  holder.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    holder.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1 && (lassoMode || event.shiftKey)) lasso = [place(event)];
    if (pointers.size > 1) { lasso = null; map.outline(null); }
  });

  holder.addEventListener('pointermove', event => {
    const at = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) return show(map.near(...at, reach));
    if (lasso) {
      lasso.push(at);
      return map.outline(lasso);
    }
    const pinched = pointers.size === 2 ? pinch() : null;
    pointers.set(event.pointerId, at);
    if (pinched) {
      const { middle, apart } = pinch();
      view.pan(middle[0] - pinched.middle[0], middle[1] - pinched.middle[1]);
      view.zoomAt(apart / Math.max(1, pinched.apart), ...middle);
    } else if (event.pointerType === 'mouse' || view.zoom() > 1) view.pan(at[0] - before[0], at[1] - before[1]);
    tip.hidden = true;
    map.redraw();
  });

  const released = event => {
    if (!pointers.delete(event.pointerId)) return;
    if (lasso) {
      const corners = lasso.map(([x, y]) => [view.placeX(x), view.placeY(y)]);
      lasso = null;
      map.outline(null);
      if (corners.length > 2) clade.chosen(map.plane().grid.within(corners).filter(i => !map.isFaded(i)), 'inside the lasso');
    } else if (event.type === 'pointerup') show(map.near(...place(event), event.pointerType === 'mouse' ? reach : 2 * reach));
  };
  holder.addEventListener('pointerup', released);
  holder.addEventListener('pointercancel', released);
  holder.addEventListener('pointerleave', event => { if (!pointers.has(event.pointerId) && event.pointerType === 'mouse') hide(); });

  const zoomBy = (factor, at = view.centre()) => { tip.hidden = true; view.zoomAt(factor, ...at); map.redraw(); };
  const zoomOut = () => { tip.hidden = true; view.all(); map.redraw(); };

  holder.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== holder) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), place(event));
  }, { passive: false });

  /** The nearest sample in a direction: straight ahead counts full, to the side three times. */
  const next = ([fromX, fromY], stepX, stepY) => {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < samples.count; i++) {
      if (i === map.focused() || map.isFaded(i)) continue;
      const [x, y] = map.pixel(i);
      const ahead = (x - fromX) * stepX + (y - fromY) * stepY;
      const far = ahead + 3 * (Math.abs((x - fromX) * stepY) + Math.abs((y - fromY) * stepX));
      if (ahead > 1 && far < least && view.visible(x, y)) [best, least] = [i, far];
    }
    return best;
  };

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const zooms = { '+': () => zoomBy(1.6), '-': () => zoomBy(1 / 1.6), 0: zoomOut };

  const listGroup = () => {
    const found = map.members().find(([group]) => group === map.groups()[map.focused()]);
    if (found) clade.chosenGroups([found]);
  };

  const step = direction => {
    const focused = map.focused();
    const from = focused >= 0 && view.visible(...map.pixel(focused)) ? map.pixel(focused) : view.centre();
    const found = next(from, ...direction);
    if (found < 0) return;
    show(found);
    document.getElementById('map-spoken').textContent = samples.spoken(found);
  };

  holder.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') hide();
    if (zooms[event.key]) zooms[event.key]();
    if (event.key === 'Enter' && map.focused() >= 0) listGroup();
    const direction = steps[event.key];
    if (!direction) return;
    event.preventDefault();
    if (event.shiftKey) {
      view.pan(-60 * direction[0], -60 * direction[1]);
      tip.hidden = true;
      map.redraw();
    } else step(direction);
  });
  holder.addEventListener('blur', hide);

  document.getElementById('zoom-in').addEventListener('click', zooms['+']);
  document.getElementById('zoom-out').addEventListener('click', zooms['-']);
  document.getElementById('zoom-all').addEventListener('click', zooms[0]);
  const button = document.getElementById('lasso');
  button.addEventListener('click', () => {
    lassoMode = !lassoMode;
    button.setAttribute('aria-pressed', String(lassoMode));
    holder.classList.toggle('lassoing', lassoMode);
    touch();
  });
}
