'use strict';

if (document.getElementById('curves')) {
  const { island, element, theme, draw, printing, number, tooltip } = clade;
  const { histories, metrics } = island;
  const logarithmic = document.getElementById('logarithmic');
  const terms = [...new Set(histories.flatMap(history => Object.keys(history.terms)))];

  const curve = (history, term) => {
    const values = term === null ? history.loss : history.terms[term] ?? [];
    return history.epochs.map((epoch, i) => [epoch, values[i] ?? null]);
  };

  /** What all runs but the one shown did in an epoch, in words. */
  const others = values => {
    if (values.length === 0) return [];
    const text = values.length === 1 ? number(values[0]) : `${number(Math.min(...values))} to ${number(Math.max(...values))}`;
    return [element('div', '', 'other runs: ' + text)];
  };

  const hover = items => {
    const values = items.map(item => ({ run: Number(item.seriesId), value: item.value[1] })).filter(item => item.value !== null);
    const shown = values.find(item => item.run === metrics.best);
    return element('div', '', element('strong', '', 'Epoch ' + items[0].value[0]),
      ...(shown ? [element('div', '', `run ${metrics.best + 1}: ${number(shown.value)}`)] : []),
      ...others(values.filter(item => item.run !== metrics.best).map(item => item.value)));
  };

  const axis = mode => ({
    axisLine: { lineStyle: { color: mode.line } }, axisTick: { show: false }, axisLabel: { color: mode.quiet, fontFamily: mode.font },
    splitLine: { lineStyle: { color: mode.line } },
  });

  const line = (mode, run, data) => {
    const shown = run === metrics.best;
    return {
      type: 'line', id: String(run), data, showSymbol: data.length < 2, symbol: 'circle', connectNulls: false, z: shown ? 3 : 2,
      lineStyle: { color: shown ? mode.accent : mode.quiet, width: shown ? 2.5 : 1.1, opacity: shown ? 1 : 0.6 },
      itemStyle: { color: shown ? mode.accent : mode.quiet }, emphasis: { disabled: true },
    };
  };

  const panel = term => {
    const runs = histories.map(history => curve(history, term));
    const values = runs.flat().map(point => point[1]).filter(value => value !== null);
    const shown = runs[metrics.best].map(point => point[1]).filter(value => value !== null);
    const name = term ?? 'Loss';
    const words = shown.length ? ` from ${number(shown[0])} to ${number(shown[shown.length - 1])}` : '';
    const holder = element('div', 'curve');
    holder.setAttribute('role', 'img');
    holder.setAttribute('aria-label', `${name} by epoch, run ${metrics.best + 1}${words}`);
    document.getElementById('curves').append(element('figure', '', element('figcaption', '', element('b', '', name), words), holder));
    const chart = echarts.init(holder, null, { renderer: 'svg' });
    draw(() => {
      const mode = theme();
      chart.resize({ width: printing() ? 320 : 'auto' });
      const log = logarithmic.checked && values.every(value => value > 0);
      chart.setOption({
        animation: false,
        grid: { left: 56, right: 14, top: 14, bottom: 40 },
        tooltip: { ...tooltip(mode), trigger: 'axis', formatter: hover },
        xAxis: { ...axis(mode), type: 'value', min: 'dataMin', max: 'dataMax', minInterval: 1, name: 'epoch', nameLocation: 'middle',
          nameGap: 24, nameTextStyle: { color: mode.quiet, fontFamily: mode.font }, splitLine: { show: false } },
        yAxis: { ...axis(mode), type: log ? 'log' : 'value', scale: true },
        series: runs.map((data, run) => line(mode, run, data)),
      }, { notMerge: true });
    });
    new ResizeObserver(() => chart.resize()).observe(holder);
  };

  [null, ...terms].forEach(panel);
  logarithmic.addEventListener('change', clade.redraw);
}
