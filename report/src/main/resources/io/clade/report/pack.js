'use strict';

/** Columns of numbers and texts, as Packed.java writes them. */
clade.pack = (() => {
  const bytes = text => {
    const raw = atob(text);
    const all = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) all[i] = raw.charCodeAt(i);
    return all;
  };

  const missing = 65535;

  const codes = packed => {
    const { buffer } = bytes(packed.data);
    const raised = packed.bytes === 1 ? new Uint8Array(buffer) : packed.bytes === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
    const found = new Int32Array(raised.length);
    for (let i = 0; i < found.length; i++) found[i] = raised[i] - 1;
    return found;
  };

  const levels = packed => {
    const levels = new Uint16Array(bytes(packed.data).buffer);
    const unit = (packed.high - packed.low) / (missing - 1);
    const found = new Float64Array(levels.length);
    for (let i = 0; i < found.length; i++) found[i] = levels[i] === missing ? NaN : packed.low + unit * levels[i];
    return found;
  };

  const floats = data => new Float32Array(bytes(data).buffer);

  const texts = packed => {
    const shared = bytes(packed.shared);
    let before = '';
    return packed.rests.map((rest, i) => { before = before.slice(0, shared[i]) + rest; return before; });
  };

  return { bytes, codes, levels, floats, texts };
})();
