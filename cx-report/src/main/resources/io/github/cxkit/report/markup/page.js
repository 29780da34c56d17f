'use strict';
(() => {
  const $ = (s, in_ = document) => in_.querySelector(s), $$ = (s, in_ = document) => [...in_.querySelectorAll(s)];
  // what scrolls sideways can be reached by keyboard, what does not is no stop
  const scrollers = $$('.scroll, figure');
  const fit = () => scrollers.forEach(s => {
    if (s.scrollWidth > s.clientWidth + 1) { s.tabIndex = 0; if (s.localName !== 'figure' && !s.hasAttribute('role')) { s.setAttribute('role', 'group'); const c = $('caption', s); if (c) s.setAttribute('aria-label', c.textContent); } }
    else s.removeAttribute('tabindex');
  });
  // the way to the parts stays in sight: what is jumped to stands below it, the part that is read is marked
  const dock = $('.dock'), ways = $$('.dock nav a');
  const here = () => {
    const line = (dock ? dock.offsetHeight : 0) + 60, end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    let now = null;
    for (const a of ways) {
      const part = document.getElementById(a.hash.slice(1)), box = part && part.getBoundingClientRect();
      if (box && part.offsetParent && (box.top <= line || (end && box.top < innerHeight))) now = a;
    }
    for (const a of ways) {
      if (a !== now) a.removeAttribute('aria-current');
      else if (!a.hasAttribute('aria-current')) {
        a.setAttribute('aria-current', 'true');
        const bar = a.closest('ul'); bar.scrollLeft = a.offsetLeft - bar.offsetLeft - (bar.clientWidth - a.offsetWidth) / 2;
      }
    }
  };
  const room = () => {
    const stuck = dock && [dock, ...dock.children].find(x => getComputedStyle(x).position === 'sticky');
    document.documentElement.style.scrollPaddingTop = (stuck ? stuck.offsetHeight : 0) + 12 + 'px';
    fit(); here();
  };
  addEventListener('resize', room); document.addEventListener('toggle', room, true); addEventListener('scroll', here, { passive: true }); room();
  const table = $('#scores'), bar = $('#bar');
  if (!table || !bar) return;
  const rows = $$('tr[data-q]', table), home = new Map(rows.map(r => [r, r.parentNode])), find = $('#find'), dim = $('#dim'), differs = $('#differs');
  const period = $('#period'), beside = $('#beside'), data = $('#views') && JSON.parse($('#views').textContent);
  const view = {}, shown = r => !r.hidden;
  const keep = () => {
    const parts = Object.entries(view).filter(e => e[1]).map(e => e[0] + '=' + encodeURIComponent(e[1]));
    history.replaceState(null, '', parts.length ? '#view:' + parts.join('&') : location.pathname + location.search);
  };
  const show = () => {
    const text = (find.value || '').toLowerCase();
    for (const r of rows) {
      const marked = $('.better, .worse', r);
      r.hidden = (text && !r.cells[0].textContent.toLowerCase().includes(text)) || (differs.checked && !marked);
    }
    // a phase stands above its own rows, as long as they are in its order
    for (const p of $$('tr.phase', table)) p.hidden = !!$('[aria-sort]', table) || !rows.some(r => home.get(r) === p.parentNode && shown(r));
    if (dim) for (const c of $$('.g', table)) c.hidden = dim.value !== '*' && !c.classList.contains(dim.value);
    table.classList.toggle('chosen', !!dim && dim.value !== '*' && dim.value !== '-');
    fit();
  };
  const sort = (head, index, down) => {
    const no = v => v !== v, number = head.classList.contains('number');
    const of = r => number ? parseFloat(r.cells[index].dataset.v) : r.cells[index].textContent.trim();
    const order = [...rows].sort((a, b) => {
      const x = of(a), y = of(b);
      if (number && no(x) !== no(y)) return no(x) ? 1 : -1;
      return (number ? x - y : x.localeCompare(y)) * (down ? -1 : 1) || 0;
    });
    close(); order.forEach(r => table.tBodies[0].append(r));
    $$('[aria-sort]', table).forEach(h => h.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    show();
  };
  const unsort = () => { close(); rows.forEach(r => home.get(r).append(r)); $$('[aria-sort]', table).forEach(h => h.removeAttribute('aria-sort')); show(); };
  // columns of the two header rows, in the order of a body row
  const heads = [];
  const second = [...table.tHead.rows[1].cells];
  for (const h of table.tHead.rows[0].cells) {
    if (h.rowSpan === 2) heads.push(h); else for (let i = 0; i < h.colSpan; i++) heads.push(second.shift());
  }
  heads.forEach((h, i) => {
    if (!h.dataset.sort) return;
    const b = document.createElement('button'); b.type = 'button'; b.append(...h.childNodes); h.append(b);
    // down, up, and as it was
    b.addEventListener('click', () => {
      const was = h.getAttribute('aria-sort');
      if (was === 'ascending') { unsort(); view.sort = ''; } else { sort(h, i, !was); view.sort = i + (was ? 'a' : 'd'); }
      keep();
    });
  });
  // a question opens in its row; the panel stays one and the same
  let opened = null;
  const close = () => { if (opened) { opened.home.append(opened.panel); opened.row.remove(); opened.link.setAttribute('aria-expanded', 'false'); opened = null; } };
  const open = (r, focus) => {
    const id = r.dataset.q, panel = document.getElementById(id), link = $('a', r);
    const same = opened && opened.panel === panel;
    close();
    if (same) return;
    const row = document.createElement('tr'), cell = row.insertCell(); row.className = 'opened'; r.after(row);
    cell.colSpan = heads.length; opened = { row, panel, home: panel.parentNode, link };
    cell.append(panel); link.setAttribute('aria-expanded', 'true'); fit();
    if (focus) { panel.focus({ preventScroll: true }); r.scrollIntoView({ block: 'start' }); }
  };
  for (const r of rows) {
    const a = $('a', r); a.setAttribute('role', 'button'); a.setAttribute('aria-expanded', 'false');
    a.addEventListener('click', e => { e.preventDefault(); open(r, false); });
    a.addEventListener('keydown', e => { if (e.key === ' ') { e.preventDefault(); open(r, false); } });
  }
  // a finding leads into its question, to the chart it speaks of
  const go = hash => {
    const id = hash.slice(1), r = rows.find(x => x.dataset.q === id.split('.')[0]), part = id.includes('.') && document.getElementById(id);
    if (!r) return false;
    if (!opened || opened.panel.id !== r.dataset.q) open(r, true); else opened.panel.focus({ preventScroll: true });
    (part || r).scrollIntoView({ block: 'start' });
    return true;
  };
  $$('.findings a').forEach(a => a.addEventListener('click', e => { if (go(a.hash)) e.preventDefault(); }));
  // interval and n of a cell: by mouse, by touch and by keyboard, arrows move from cell to cell
  const tip = document.createElement('div'); tip.className = 'tip'; tip.id = 'tip'; tip.setAttribute('role', 'tooltip'); tip.hidden = true; document.body.append(tip);
  const tell = c => {
    tip.textContent = c.dataset.tip; tip.hidden = false; c.setAttribute('aria-describedby', 'tip');
    const b = c.getBoundingClientRect(), w = tip.offsetWidth;
    tip.style.left = Math.max(8, Math.min(innerWidth - w - 8, b.left + b.width / 2 - w / 2)) + scrollX + 'px';
    tip.style.top = b.top + scrollY - tip.offsetHeight - 6 + 'px';
  };
  const hush = c => { tip.hidden = true; if (c) c.removeAttribute('aria-describedby'); };
  const cells = $$('[data-tip]', table);
  cells.forEach((c, i) => {
    c.tabIndex = i ? -1 : 0;
    c.addEventListener('mouseenter', () => tell(c)); c.addEventListener('mouseleave', () => hush(c));
    c.addEventListener('focus', () => { cells.forEach(x => x.tabIndex = -1); c.tabIndex = 0; tell(c); }); c.addEventListener('blur', () => hush(c));
    c.addEventListener('keydown', e => {
      if (e.key === 'Escape') return hush(c);
      const d = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
      if (!d) return;
      const list = $$('tr[data-q]', table).filter(shown), r = list[list.indexOf(c.parentNode) + d[0]];
      const to = r && r.cells[c.cellIndex + d[1]];
      if (to && to.dataset.tip && !to.hidden) { e.preventDefault(); to.focus(); }
    });
  });
  $('#csv').addEventListener('click', () => {
    const q = t => /[",\n]/.test(t) ? '"' + t.replace(/"/g, '""') + '"' : /^[=+@\t-](?![\d.])/.test(t) ? "'" + t : t;
    const text = c => c.dataset.v || $$('b, a', c).map(x => x.textContent)[0] || c.textContent.replace(/\s+/g, ' ').trim();
    const kept = heads.map((h, i) => i).filter(i => !heads[i].classList.contains('trend') && !heads[i].hidden);
    const lines = [kept.map(i => q(heads[i].textContent.trim())).join(',')];
    for (const r of $$('tr[data-q]', table)) if (shown(r)) lines.push(kept.map(i => q(text(r.cells[i]))).join(','));
    const a = document.createElement('a'); a.download = 'scores.csv'; a.href = 'data:text/csv;charset=utf-8,' + encodeURIComponent('\ufeff' + lines.join('\r\n') + '\r\n'); a.click();
  });
  // another period, or the same beside another one: all of it was computed before
  const el = (name, text, cls) => { const e = document.createElement(name); e.textContent = text; if (cls) e.className = cls; return e; };
  const choose = () => {
    const now = data.views[+period.value], first = data.views[0];
    const kept = Math.max(0, Math.min(+beside.value || 0, now.besides.length - 1));
    beside.replaceChildren(...now.besides.map((b, i) => { const o = el('option', b[0]); o.value = i; return o; })); beside.value = kept;
    const label = (h, text) => { const b = $('button', h); (b || h).textContent = text; };
    label(heads[1], now.name); label(heads[2], now.besides[kept][1]);
    for (const r of rows) {
      const a = now.rows[r.dataset.q], score = r.cells[1], change = r.cells[2], c = a.changes[kept];
      score.dataset.v = a.v; score.replaceChildren(el('b', a.score), ...a.lines.map((l, i) => el('small', l, i === 2 ? 'w' : '')));
      change.dataset.v = c.length ? c[1] : ''; change.className = 'number change' + (c.length && c[0] !== 'same' ? ' ' + c[0] : '');
      if (!c.length) { change.textContent = '–'; continue; }
      const k = data.kinds[c[0]], sign = el('span', k[0]); sign.setAttribute('aria-hidden', 'true');
      change.replaceChildren(sign, el('span', k[1] + ' ', 'sr'), ' ' + c[2], ...(c[3] ? [el('small', c[3])] : []));
    }
    const own = now === first && !kept; $('#view-other').hidden = own;
    view.period = now === first ? '' : now.id; view.beside = kept ? String(kept) : '';
    show();
  };
  if (data) [period, beside].forEach(x => x.addEventListener('input', () => {
    choose();
    const i = parseInt(view.sort, 10); if (heads[i]) sort(heads[i], i, view.sort.endsWith('d'));
    keep();
  }));
  const changed = () => { view.find = find.value; view.groups = dim && dim.value !== '*' ? dim.value : ''; view.differs = differs.checked ? '1' : ''; show(); keep(); };
  [find, dim, differs].forEach(x => x && x.addEventListener('input', changed));
  bar.addEventListener('submit', e => e.preventDefault());
  const restore = () => {
    if (location.hash.startsWith('#view:')) {
      for (const p of location.hash.slice(6).split('&')) { const i = p.indexOf('='); view[p.slice(0, i)] = decodeURIComponent(p.slice(i + 1)); }
      find.value = view.find || ''; differs.checked = view.differs === '1';
      if (dim && view.groups && [...dim.options].some(o => o.value === view.groups)) dim.value = view.groups;
      if (data) { const i = data.views.findIndex(v => v.id === view.period); period.value = Math.max(0, i); choose(); beside.value = view.beside || '0'; choose(); }
      show();
      const i = parseInt(view.sort, 10); if (heads[i] && heads[i].dataset.sort) sort(heads[i], i, view.sort.endsWith('d'));
    } else if (location.hash) go(location.hash);
  };
  addEventListener('beforeprint', close);
  document.documentElement.classList.add('js'); bar.hidden = false; room(); restore();
})();
