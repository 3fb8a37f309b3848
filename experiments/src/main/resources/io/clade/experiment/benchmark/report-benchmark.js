'use strict';

/** Moves the map as a hand would, a little each frame, and says on the console how long frames took, in milliseconds. */
addEventListener('load', () => setTimeout(() => {
  document.getElementById('map').scrollIntoView({ behavior: 'instant' });
  const { view, drawNow } = clade.map;
  const moments = [];
  const drawn = [];
  const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
  const paint = name => performance.getEntriesByName(name)[0].startTime;

  const tell = () => {
    const frames = moments.slice(1).map((moment, i) => moment - moments[i]);
    console.log('clade-benchmark ' + JSON.stringify({
      first_paint: paint('first-contentful-paint'),
      loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
      draw_median: at(drawn, 0.5),
      frame_median: at(frames, 0.5),
      frame_95th_percentile: at(frames, 0.95),
      frames_per_second: 1000 * frames.length / (moments[moments.length - 1] - moments[0]),
    }).replaceAll('"', "'"));
  };

  const frame = now => {
    moments.push(now);
    if (moments.length > FRAMES) return tell();
    view.pan(6 * Math.cos(moments.length / 10), 6 * Math.sin(moments.length / 10));
    const start = performance.now();
    drawNow();
    drawn.push(performance.now() - start);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}, 1000));
