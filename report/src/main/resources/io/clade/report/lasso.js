'use strict';

/** Lists samples that were chosen on the map, by a lasso or by their group. */
if (clade.map) {
  const { element, samples, number, copying, figure } = clade;
  const most = 120;
  const panel = document.getElementById('chosen');
  let members = [];

  const listed = i => {
    const item = element('li', '', ...samples.picture(i), element('span', 'caption', samples.id(i)));
    item.title = samples.spoken(i);
    return item;
  };

  /** Shows these samples, which `words` tell where they are; none for nothing. */
  clade.chosen = (found, words) => {
    members = found;
    panel.hidden = words === '';
    if (panel.hidden) return;
    const mean = found.reduce((sum, i) => sum + (samples.confidence[i] || 0), 0) / found.length;
    document.getElementById('chosen-words').textContent = `${found.length.toLocaleString('en')} ${found.length === 1 ? 'sample' : 'samples'} ${words}`
      + (found.length ? `, mean confidence ${number(mean)}` : '');
    document.getElementById('chosen-list').replaceChildren(...Array.from(found.slice(0, most), listed));
    document.getElementById('chosen-more').textContent = found.length > most
      ? `The first ${most} are shown; the file and the copy have all.` : '';
  };

  /** Shows the samples of these groups, each with its members. */
  clade.chosenGroups = groups => {
    const { nameOf, fact } = samples.groupings.find(each => each.groups === clade.map.groups());
    const names = groups.map(([group]) => nameOf(group)).join(', ');
    clade.chosen(Int32Array.from(groups.flatMap(([, of]) => of)).sort(), groups.length ? `in ${fact}${names}` : '');
  };

  copying(document.getElementById('chosen-copy'), () => Array.from(members, samples.id).join('\n'));
  document.getElementById('chosen-save').addEventListener('click', () => figure.save('samples.csv', samples.csv(members), 'text/csv'));
  document.getElementById('chosen-close').addEventListener('click', () => clade.chosen([], ''));
}
