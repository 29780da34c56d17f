'use strict';
// Without this script the page works and is as old as its loading; with it, it stays live and touches only what changed.
const words = document.body.dataset;
const at = id => document.getElementById(id);
const parse = html => { const made = document.createElement('template'); made.innerHTML = html; return made.content; };
const keyOf = node => node.nodeType === Node.ELEMENT_NODE ? node.id : '';
const kept = new Set(['open']);

/** Makes the children of one element those of another: by id where they have one, else by place. */
function morphChildren(old, wanted) {
  const keys = new Set([...wanted.childNodes].map(keyOf).filter(Boolean));
  for (const child of [...old.childNodes]) if (keyOf(child) && !keys.has(keyOf(child))) child.remove();
  const byKey = new Map([...old.childNodes].filter(keyOf).map(child => [keyOf(child), child]));
  let place = old.firstChild;
  for (const next of [...wanted.childNodes]) {
    const key = keyOf(next);
    let found = key ? byKey.get(key)
      : place && !keyOf(place) && place.nodeName === next.nodeName ? place : undefined;
    if (!found) {
      old.insertBefore(document.importNode(next, true), place);
      continue;
    }
    if (found === place) place = place.nextSibling;
    else old.insertBefore(found, place);
    morph(found, next);
  }
  while (place) { const after = place.nextSibling; place.remove(); place = after; }
}

function morph(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue;
    return;
  }
  for (const { name, value } of wanted.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name);
  morphChildren(old, wanted);
}

/** Changes a part; the focus stays where it was, or goes to the next one of its list, or to the list's heading. */
function change(part, wanted) {
  const focus = document.activeElement;
  const row = focus?.closest('#follow-ups > li');
  const near = row && [row.nextElementSibling, row.previousElementSibling].map(each => each?.id);
  morphChildren(part, wanted);
  if (!focus || focus === document.body || (focus.isConnected && document.activeElement === focus)) return;
  const target = focus.isConnected ? focus
    : near?.map(id => id && (at(id)?.querySelector('button') ?? at(id)?.querySelector('a'))).find(Boolean) ?? (row ? at('cases-title') : null);
  target?.focus({ preventScroll: true });
}

const filter = at('filter');
let shown = 0;
const query = () => {
  const values = new URLSearchParams(new FormData(filter));
  if (shown) values.set('show', shown);
  return values;
};

let turn = 0;

async function loadCases() {
  const mine = ++turn;
  const answer = await fetch(`/dashboard/cases?${query()}`);
  const html = await answer.text();
  // an older answer that comes later is out of date
  if (answer.ok && mine === turn) change(at('cases'), parse(html));
}

filter.addEventListener('submit', event => {
  if (event.submitter?.formAction.endsWith('.csv')) return;
  event.preventDefault();
  shown = 0;
  history.replaceState(null, '', `/dashboard?${query()}`);
  loadCases();
});
filter.addEventListener('change', event => { if (event.target.tagName === 'SELECT') filter.requestSubmit(filter.querySelector('button')); });

/** One message at a time; it stays until it is dismissed, undone or replaced. */
function toast(text, undo) {
  const box = at('toast');
  const made = (label, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', act);
    return button;
  };
  const close = () => {
    const inside = box.contains(document.activeElement);
    box.hidden = true;
    if (inside) at('cases-title').focus();
  };
  const message = document.createElement('span');
  message.textContent = text;
  box.replaceChildren(message, ...(undo ? [made(words.undo, () => { close(); undo(); })] : []), made(words.dismiss, close));
  box.hidden = false;
}

async function step(key, kind, detail = '') {
  try {
    const answer = await fetch(`/api/cases/${encodeURIComponent(key)}/steps?lang=${words.lang}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind, detail }),
    });
    const said = await answer.json();
    if (answer.ok) return said.step;
    toast(said.problem ?? words.failed);
  } catch {
    toast(words.failed);
  }
  return null;
}

/** An alert is known, or speaks again: the server tells all open boards, this one too. */
async function changeAlert(form) {
  const address = new URL(form.action);
  address.pathname = `/api${address.pathname}`;
  try {
    const answer = await fetch(address, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (answer.ok) at('alerts-title').focus();
    else toast((await answer.json()).problem ?? words.failed);
  } catch {
    toast(words.failed);
  }
}

document.addEventListener('submit', async event => {
  if (event.target.dataset.alert) {
    event.preventDefault();
    await changeAlert(event.target);
    return;
  }
  const button = event.target.querySelector('button[data-key]');
  if (!button) return;
  event.preventDefault();
  const { key } = button.dataset;
  const id = await step(key, 'answered');
  if (!id) return;
  await loadCases();
  toast(words.marked, async () => {
    if (await step(key, 'undone', id)) {
      await loadCases();
      toast(words.undone);
      at(`case-${key}`)?.querySelector('button')?.focus();
    }
  });
});

document.addEventListener('click', event => {
  const more = event.target.closest('#more');
  if (!more) return;
  event.preventDefault();
  shown = Number(more.dataset.show);
  loadCases();
});

let cases;
// the browser itself reconnects, after the time that the server names
const events = new EventSource(`/api/events?lang=${words.lang}`);
events.addEventListener('board', event => {
  const board = JSON.parse(event.data);
  for (const part of parse(board.html).children) change(at(part.id), part);
  if (cases !== board.cases) {
    cases = board.cases;
    loadCases();
  }
  if (at('state').textContent !== words.live) at('state').textContent = words.live;
});
events.addEventListener('error', () => { at('state').textContent = words.broken; });
