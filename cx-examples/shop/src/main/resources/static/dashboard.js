'use strict';
const words = document.body.dataset;
const at = id => document.getElementById(id);
const make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};
const format = new Intl.NumberFormat(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function show(board) {
  at('scores').replaceChildren(...board.scores.map(score => {
    const row = make('tr');
    row.dataset.touchpoint = score.touchpoint;
    row.append(
      make('th', score.name), make('td', score.metric),
      make('td', score.value === null ? words.notEnough : format.format(score.value), 'number score'),
      make('td', score.lower === null ? '' : `${format.format(score.lower)} … ${format.format(score.upper)}`, 'number'),
      make('td', score.n, 'number n'));
    row.firstChild.scope = 'row';
    return row;
  }));
  at('journey').replaceChildren(...board.scores.map(score => {
    const step = make('li');
    step.append(make('small', score.phase), make('div', score.name));
    if (score.feeling !== null) {
      const meter = make('meter', format.format(score.feeling));
      Object.assign(meter, { min: -1, max: 1, low: -0.2, high: 0.2, optimum: 1, value: score.feeling });
      meter.setAttribute('aria-label', `${score.name}: ${format.format(score.feeling)}`);
      step.append(meter);
    }
    return step;
  }));
  at('alerts').replaceChildren(...(board.alerts.length
    ? board.alerts.map(alert => make('li', alert)) : [make('li', words.noAlerts)]));
  at('loop').textContent = board.loop;
  at('follow-ups').replaceChildren(...(board.followUps.length
    ? board.followUps.map(followUp) : [make('li', words.noFollowUps)]));
}

function followUp(waiting) {
  const item = make('li', `${waiting.name} · ${waiting.rating} `);
  const button = make('button', words.close);
  button.type = 'button';
  button.setAttribute('aria-label', `${words.close}: ${waiting.name} ${waiting.rating}`);
  button.addEventListener('click', () => fetch(`/api/follow-ups/${encodeURIComponent(waiting.key)}/answered`, { method: 'POST' }));
  item.append(button);
  return item;
}

// the browser itself reconnects, after the time that the server names
const events = new EventSource(`/api/events?lang=${words.lang}`);
events.addEventListener('board', event => {
  show(JSON.parse(event.data));
  at('state').textContent = '●';
});
events.addEventListener('error', () => { at('state').textContent = '○'; });
