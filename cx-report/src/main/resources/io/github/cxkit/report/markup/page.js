'use strict';
(() => {
  const $ = (s, in_ = document) => in_.querySelector(s), $$ = (s, in_ = document) => [...in_.querySelectorAll(s)];
  // what scrolls sideways can be reached by keyboard, what does not is no stop
  const scrollers = $$('.scroll, figure');
  const fit = () => scrollers.forEach(s => {
    if (s.scrollWidth > s.clientWidth + 1) { s.tabIndex = 0; if (s.localName !== 'figure' && !s.hasAttribute('role')) { s.setAttribute('role', 'group'); const c = $('caption', s); if (c) s.setAttribute('aria-label', c.textContent); } }
    else s.removeAttribute('tabindex');
  });
  addEventListener('resize', fit); document.addEventListener('toggle', fit, true); fit();
  const table = $('#scores'), bar = $('#bar');
  if (!table || !bar) return;
  const body = table.tBodies[0], rows = [...body.rows], find = $('#find'), dim = $('#dim'), differs = $('#differs');
  const view = {};
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
    close(); order.forEach(r => body.append(r));
    $$('[aria-sort]', table).forEach(h => h.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  };
  // columns of the two header rows, in the order of a body row
  const heads = [];
  const second = [...table.tHead.rows[1].cells];
  for (const h of table.tHead.rows[0].cells) {
    if (h.rowSpan === 2) heads.push(h); else for (let i = 0; i < h.colSpan; i++) heads.push(second.shift());
  }
  heads.forEach((h, i) => {
    if (!h.dataset.sort) return;
    const b = document.createElement('button'); b.type = 'button'; b.append(...h.childNodes); h.append(b);
    b.addEventListener('click', () => { const down = h.getAttribute('aria-sort') !== 'descending'; sort(h, i, down); view.sort = i + (down ? 'd' : 'a'); keep(); });
  });
  // a question opens in its row; the panel stays one and the same
  let opened = null;
  const close = () => { if (opened) { opened.home.append(opened.panel); opened.row.remove(); opened.link.setAttribute('aria-expanded', 'false'); opened = null; } };
  const open = (r, focus) => {
    const id = r.dataset.q, panel = document.getElementById(id), link = $('a', r);
    const same = opened && opened.panel === panel;
    close();
    if (same) return;
    const row = body.insertRow(r.sectionRowIndex + 1), cell = row.insertCell(); row.className = 'opened';
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
  const cells = $$('[data-tip]', body);
  cells.forEach((c, i) => {
    c.tabIndex = i ? -1 : 0;
    c.addEventListener('mouseenter', () => tell(c)); c.addEventListener('mouseleave', () => hush(c));
    c.addEventListener('focus', () => { cells.forEach(x => x.tabIndex = -1); c.tabIndex = 0; tell(c); }); c.addEventListener('blur', () => hush(c));
    c.addEventListener('keydown', e => {
      if (e.key === 'Escape') return hush(c);
      const d = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
      if (!d) return;
      let r = c.parentNode, k = c.cellIndex;
      do { if (d[0]) r = d[0] > 0 ? r.nextElementSibling : r.previousElementSibling; else k += d[1]; } while (r && d[0] && (r.hidden || r.className === 'opened'));
      const to = r && r.cells[k];
      if (to && to.dataset.tip && !to.hidden) { e.preventDefault(); to.focus(); }
    });
  });
  $('#csv').addEventListener('click', () => {
    const q = t => /[",\n]/.test(t) ? '"' + t.replace(/"/g, '""') + '"' : /^[=+@\t-](?![\d.])/.test(t) ? "'" + t : t;
    const text = c => c.dataset.v || $$('b, a', c).map(x => x.textContent)[0] || c.textContent.replace(/\s+/g, ' ').trim();
    const kept = heads.map((h, i) => i).filter(i => !heads[i].classList.contains('trend') && !heads[i].hidden);
    const lines = [kept.map(i => q(heads[i].textContent.trim())).join(',')];
    for (const r of body.rows) if (!r.hidden && r.className !== 'opened') lines.push(kept.map(i => q(text(r.cells[i]))).join(','));
    const a = document.createElement('a'); a.download = 'scores.csv'; a.href = 'data:text/csv;charset=utf-8,' + encodeURIComponent('\ufeff' + lines.join('\r\n') + '\r\n'); a.click();
  });
  const changed = () => { view.find = find.value; view.groups = dim && dim.value !== '*' ? dim.value : ''; view.differs = differs.checked ? '1' : ''; show(); keep(); };
  [find, dim, differs].forEach(x => x && x.addEventListener('input', changed));
  bar.addEventListener('submit', e => e.preventDefault());
  const restore = () => {
    if (location.hash.startsWith('#view:')) {
      for (const p of location.hash.slice(6).split('&')) { const i = p.indexOf('='); view[p.slice(0, i)] = decodeURIComponent(p.slice(i + 1)); }
      find.value = view.find || ''; differs.checked = view.differs === '1';
      if (dim && view.groups && [...dim.options].some(o => o.value === view.groups)) dim.value = view.groups;
      show();
      const i = parseInt(view.sort, 10); if (heads[i] && heads[i].dataset.sort) sort(heads[i], i, view.sort.endsWith('d'));
    } else if (location.hash) go(location.hash);
  };
  addEventListener('beforeprint', close);
  document.documentElement.classList.add('js'); bar.hidden = false; restore();
})();
