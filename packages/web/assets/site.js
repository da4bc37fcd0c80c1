// Enhances pages that are complete without it. No data is kept and nothing is fetched from elsewhere.

/** Suggestions while typing, shown by the browser's own list: it knows keyboards, screen readers and small screens. */
function suggest(input) {
  const list = document.getElementById(input.getAttribute('list'));
  let waiting;
  let asked = '';
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void show(input.value.trim()), 150);
  });
  async function show(typed) {
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || asked !== typed) return;
    const { suggestions } = await answer.json();
    list.replaceChildren(
      ...suggestions.map((value) => Object.assign(document.createElement('option'), { value })),
    );
  }
}

/** On a narrow screen the facets start folded, so that the list is seen first. */
function foldWhereNarrow(details) {
  if (matchMedia('(max-width: 52rem)').matches) details.open = false;
}

/** A mark on the map and its row in the list point each other out. */
function linkMap(map) {
  for (const mark of map.querySelectorAll('a[href^="#"]')) {
    const row = document.getElementById(mark.getAttribute('href').slice(1));
    if (row === null) continue;
    const show = (on) => () => {
      row.classList.toggle('pointed', on);
      mark.classList.toggle('pointed', on);
    };
    for (const element of [mark, row]) {
      element.addEventListener('pointerenter', show(true));
      element.addEventListener('pointerleave', show(false));
      element.addEventListener('focusin', show(true));
      element.addEventListener('focusout', show(false));
    }
  }
}

/** A button that copies the text beside it. */
function addCopy(block) {
  const button = document.createElement('button');
  const { copy = 'Kopiera', copied = 'Kopierat' } = block.dataset;
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  const say = (text) => () => {
    button.textContent = text;
  };
  button.addEventListener('click', () => {
    const { textContent } = block.querySelector('code, blockquote');
    navigator.clipboard.writeText(textContent).then(say(copied), () => undefined);
    setTimeout(say(copy), 2000);
  });
  block.append(button);
}

for (const input of document.querySelectorAll('input[data-suggest]')) suggest(input);
for (const details of document.querySelectorAll('details[data-narrow-closed]')) foldWhereNarrow(details);
for (const map of document.querySelectorAll('svg.map')) linkMap(map);
for (const block of document.querySelectorAll('[data-copy]')) addCopy(block);
