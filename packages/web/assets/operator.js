// Keeps a page for operators up to date while it is looked at. Without this the page is complete, and has a link to
// update it by.

const page = document.querySelector('[data-live]');
document.documentElement.classList.add('script');

/** Makes one element say what another says, touching nothing that is the same: focus, selection and scroll stay. */
function become(element, wanted) {
  if (element.isEqualNode(wanted)) return;
  if (element.nodeName !== wanted.nodeName || element.nodeType !== Node.ELEMENT_NODE) {
    element.replaceWith(wanted.cloneNode(true));
    return;
  }
  for (const name of element.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !keptByReader(element, name)) element.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (element.getAttribute(name) !== value && !keptByReader(element, name))
      element.setAttribute(name, value);
  }
  becomeChildren(element, wanted);
}

/** What the reader has opened stays open; what is being written stays written. */
const keptByReader = (element, name) =>
  (name === 'open' && element.nodeName === 'DETAILS') ||
  (name === 'value' && element === document.activeElement);

/** Children with an id are found again wherever they have moved to; others go by their place. */
function becomeChildren(element, wanted) {
  const known = new Map([...element.children].flatMap((child) => (child.id ? [[child.id, child]] : [])));
  let at = element.firstChild;
  for (const next of wanted.childNodes) {
    const same = next.id
      ? known.get(next.id)
      : at && !at.id && at.nodeName === next.nodeName
        ? at
        : undefined;
    if (!same) {
      element.insertBefore(next.cloneNode(true), at);
      continue;
    }
    if (same === at) at = at.nextSibling;
    else element.insertBefore(same, at);
    become(same, next);
  }
  while (at) {
    const rest = at.nextSibling;
    at.remove();
    at = rest;
  }
}

/** One request at a time; what changes meanwhile is asked for once more afterwards. */
let asking = false;
let again = false;
async function update() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.redirected || answer.status === 401) location.reload();
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const wanted = fresh.querySelector('main');
    // What was said is said by us alone; an answer from the server knows nothing of it.
    wanted.querySelector('#besked')?.replaceWith(document.querySelector('#besked').cloneNode(true));
    become(document.querySelector('main'), wanted);
  } catch {
    // The server is away; the stream says so as well, and comes back with it.
  } finally {
    asking = false;
    if (again) {
      again = false;
      setTimeout(() => void update(), 1000);
    }
  }
}

/** Says what is worth interrupting somebody for, and nothing else: that something needs a person, or no longer does. */
let needs;
function announce({ attention }) {
  const key = attention.join('\n');
  if (needs !== undefined && needs !== key) {
    document.querySelector('#besked').textContent = `${page.dataset.announce}: ${attention.length}`;
  }
  needs = key;
}

/** How far a job has come, without asking for the page again. */
function showProgress({ id, text, value, max }) {
  for (const box of document.querySelectorAll(`[data-job="${CSS.escape(id)}"]`)) {
    box.querySelector('span').textContent = text;
    const bar = box.querySelector('progress');
    if (max === undefined) bar.removeAttribute('value');
    else Object.assign(bar, { max, value });
  }
}

if (page !== null) {
  const events = new EventSource(page.dataset.live);
  events.addEventListener('overview', (event) => {
    announce(JSON.parse(event.data));
    void update();
  });
  events.addEventListener('progress', (event) => JSON.parse(event.data).forEach(showProgress));
  // Signed out, or the session is over: the page says so when it is asked for again.
  events.addEventListener('end', () => {
    events.close();
    location.reload();
  });
  // Refused for good, as after signing out elsewhere; else the browser tries again by itself.
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(() => void update(), 5000);
  });
}
