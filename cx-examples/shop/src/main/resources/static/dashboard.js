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
const whole = new Intl.NumberFormat(words.lang);
const moment = new Intl.DateTimeFormat(words.lang, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

function show(board) {
  at('journey').replaceChildren(...board.journey.map(phase));
  at('scores').replaceChildren(...board.scores.map(line));
  at('alerts').replaceChildren(...(board.alerts.length
    ? board.alerts.map(alert => make('li', alert, 'bad')) : [make('li', words.noAlerts, 'quiet')]));
  at('loop').textContent = board.loop;
  at('follow-ups').replaceChildren(...(board.followUps.length
    ? board.followUps.map(followUp)
    : board.followUpsKnown ? [make('li', words.noFollowUps, 'quiet')] : []));
  const reasons = Object.entries(board.invitations.notAsked);
  at('invitations').textContent = `${whole.format(board.invitations.asked)} ${words.asked}`
    + (reasons.length ? `; ${words.notAsked}: ${reasons.map(([why, n]) => `${why} ${whole.format(n)}`).join(', ')}` : '');
}

function phase(of) {
  const column = make('li', undefined, 'phase');
  column.append(make('h3', of.name), ...of.steps.map(step => {
    const box = make('div', undefined, 'step');
    box.append(make('span', step.name));
    if (step.feeling !== null) {
      const meter = make('meter', format.format(step.feeling));
      Object.assign(meter, { min: -1, max: 1, low: -0.2, high: 0.2, optimum: 1, value: step.feeling });
      meter.setAttribute('aria-label', `${step.name}: ${format.format(step.feeling)}`);
      box.append(meter);
    }
    return box;
  }));
  return column;
}

function line(score) {
  const row = make('tr');
  row.dataset.touchpoint = score.touchpoint;
  row.append(
    make('th', score.name), make('td', score.metric, 'quiet metric'),
    make('td', score.value === null ? words.notEnough : format.format(score.value), 'number score'),
    interval(score), make('td', whole.format(score.n), 'number n'),
    make('td', score.recentValue === null ? '' : `${format.format(score.recentValue)} (${whole.format(score.recentN)})`, 'number recent'));
  row.firstChild.scope = 'row';
  return row;
}

/** The interval as a band on the metric's whole range, with its limits in words. */
function interval(score) {
  const cell = make('td', undefined, 'interval');
  if (score.lower === null) return cell;
  const share = value => 100 * (value - score.lowest) / (score.highest - score.lowest);
  const track = make('div', undefined, 'track');
  const band = make('div', undefined, 'band');
  band.style.left = `${share(score.lower)}%`;
  band.style.width = `${share(score.upper) - share(score.lower)}%`;
  const dot = make('div', undefined, 'dot');
  dot.style.left = `${share(score.value)}%`;
  track.append(band, dot);
  track.ariaHidden = 'true';
  cell.append(track, make('small', `${format.format(score.lower)} … ${format.format(score.upper)}`));
  return cell;
}

function followUp(waiting) {
  const item = make('li');
  const due = `${waiting.overdue ? words.overdue : words.due} ${moment.format(new Date(waiting.due))}`;
  item.append(
    make('span', `${waiting.name} · ${waiting.rating}`, 'who'), make('span', waiting.reason, 'reason'),
    make('span', waiting.owner, 'quiet'), make('span', due, waiting.overdue ? 'bad' : 'quiet'));
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
