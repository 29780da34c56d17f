// Looks at pages as their readers do. Usage: node look.mjs FOLDER_OF_NODE_MODULES CHROMIUM PAGE.html...
// Prints one line for everything that is wrong; nothing is good.
import { createRequire } from 'node:module';
const [, , modules, chromium, ...pages] = process.argv;
const require = createRequire(modules + '/');
const { chromium: browser } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');
const b = await browser.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const name = (page) => page.replace(/^.*\/|\.html$/g, '');
// Texts that lose a letter or a digit: beyond their picture, beyond a part that cuts what does not fit, beyond the sheet.
const cut = () => {
  const found = [];
  for (const t of document.querySelectorAll('svg text')) {
    const picture = t.ownerSVGElement.getBoundingClientRect(), b = t.getBoundingClientRect();
    if (b.width && (b.right > picture.right + 1.5 || b.left < picture.left - 1.5 || b.top < picture.top - 3 || b.bottom > picture.bottom + 3)) found.push('picture: ' + t.textContent);
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.sr, .skip, svg, script, style, title, [hidden]') || !parent.checkVisibility()) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    let left = 0, right = innerWidth;
    for (let e = parent; e !== document.documentElement; e = e.parentElement) {
      const overflow = getComputedStyle(e).overflowX;
      if (overflow === 'hidden' || overflow === 'clip') { const b = e.getBoundingClientRect(); left = Math.max(left, b.left); right = Math.min(right, b.right); }
      else if (overflow !== 'visible') { left = -Infinity; right = Infinity; break; } // it scrolls
    }
    for (const b of range.getClientRects()) if (b.width && (b.right > right + 1 || b.left < left - 1)) { found.push(node.data.trim()); break; }
  }
  return found.slice(0, 3).map((text) => text.slice(0, 60));
};
for (const page of pages) {
  const url = 'file://' + page;
  const wrong = (what) => console.log(`${name(page)}: ${what}`);
  for (const [how, width, colorScheme] of [['light', 1280, 'light'], ['dark', 1280, 'dark'], ['phone', 390, 'light']]) {
    const c = await b.newContext({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
    const p = await c.newPage();
    p.on('pageerror', (e) => wrong(`${how}: script: ${e.message}`));
    await p.goto(url);
    await p.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await p.addScriptTag({ path: axe });
    const found = await p.evaluate(() => axe.run());
    for (const v of found.violations) wrong(`${how}: axe ${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
    if (await p.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong(`${how}: the page itself scrolls sideways`);
    for (const text of await p.evaluate(cut)) wrong(`${how}: cut: ${text}`);
    const stops = await p.evaluate(() => [...document.querySelectorAll('.scroll[tabindex]')].filter((s) => s.scrollWidth <= s.clientWidth + 1).length);
    if (stops) wrong(`${how}: ${stops} tab stops that do not scroll`);
    await c.close();
  }
  { // the policy holds, and nothing in the page is against it
    const c = await b.newContext();
    const p = await c.newPage();
    p.on('console', (m) => { if (m.type() === 'error') wrong(`policy: ${m.text()}`); });
    p.on('request', (r) => { if (!r.url().startsWith('file:') && !r.url().startsWith('data:')) wrong(`network: ${r.url()}`); });
    await p.goto(url);
    if (await p.$('#scores')) { // keyboard only: open a question, move over the cells, filter, come back by the address
      await p.$eval('#scores tbody a', (a) => a.focus());
      await p.keyboard.press('Enter');
      if (!(await p.$('#scores tr.opened .panel'))) wrong('keyboard: Enter opens no question');
      await p.keyboard.press('Enter');
      if (await p.$('#scores tr.opened')) wrong('keyboard: Enter does not close the question');
      if (await p.$('[data-tip]')) {
        await p.$eval('[data-tip][tabindex="0"]', (cell) => cell.focus());
        if (!(await p.isVisible('#tip'))) wrong('keyboard: a focused cell tells nothing');
        await p.keyboard.press('ArrowDown');
        if (!(await p.evaluate(() => document.activeElement.dataset.tip))) wrong('keyboard: arrows do not move over cells');
      }
      await p.fill('#find', 'no such question');
      if (await p.isVisible('#scores tbody tr')) wrong('filter: a row stays');
      const address = p.url();
      const again = await c.newPage();
      await again.goto(address);
      if ((await again.inputValue('#find')) !== 'no such question') wrong('link: the view is not kept');
      await p.fill('#find', '');
      const n = await p.$$eval('#scores tbody tr', (rows) => rows.length);
      await p.click('#scores thead button >> nth=1');
      if ((await p.$$eval('#scores tbody tr', (rows) => rows.length)) !== n) wrong('sort: rows are lost');
      if (await p.isVisible('#scores tr.phase')) wrong('sort: a phase stands above rows that are not its own');
      const order = () => p.$$eval('#scores tr[data-q]', (rows) => rows.map((r) => r.dataset.q).join());
      await p.click('#scores thead button >> nth=1');
      await p.click('#scores thead button >> nth=1');
      const restored = await c.newPage();
      await restored.goto(url);
      if ((await restored.$$eval('#scores tr[data-q]', (rows) => rows.map((r) => r.dataset.q).join())) !== (await order())) wrong('sort: the third time does not bring the order back');
      if (await p.$('#period')) { // every period can be chosen, and comes back by the address
        const before = await p.textContent('#scores tbody .score');
        await p.selectOption('#period', { index: 1 });
        if ((await p.textContent('#scores tbody .score')) === before) wrong('period: the figures stay');
        if (!(await p.isVisible('#view-other'))) wrong('period: nothing says that another one is shown');
        const chosen = await c.newPage();
        await chosen.goto(p.url());
        if ((await chosen.textContent('#scores tbody .score')) !== (await p.textContent('#scores tbody .score'))) wrong('period: the address does not keep it');
        await p.selectOption('#period', { index: 0 });
        if ((await p.textContent('#scores tbody .score')) !== before) wrong('period: the first does not come back');
      }
    }
    for (const text of await p.$$eval('script[type="application/json"]', (all) => all.map((s) => s.textContent))) {
      try { JSON.parse(text); } catch (e) { wrong(`data: ${e.message}`); }
    }
    if (await p.$('.dock nav')) { // the way to the parts stays in sight and says which one is read
      await p.evaluate(() => document.querySelector('.dock nav li:last-child a').click());
      await p.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await p.waitForFunction(() => document.querySelector('.dock nav a[aria-current]'), null, { timeout: 3000 }).catch(() => wrong('contents: no part is marked'));
      if (!(await p.evaluate(() => document.querySelector('.dock nav').getBoundingClientRect().top > -1))) wrong('contents: out of sight');
    }
    await c.close();
  }
  { // without script everything can be reached
    const c = await b.newContext({ javaScriptEnabled: false });
    const p = await c.newPage();
    await p.goto(url);
    if (await p.$('.question')) {
      await p.click('.question > summary');
      if (!(await p.isVisible('.question .panel'))) wrong('no script: a question does not open');
      if (await p.isVisible('#bar')) wrong('no script: controls that do nothing are shown');
    }
    await c.close();
  }
  { // paper: nothing wider than the sheet
    const c = await b.newContext({ viewport: { width: 1039, height: 720 }, bypassCSP: true });
    const p = await c.newPage();
    await p.goto(url);
    await p.emulateMedia({ media: 'print' });
    const endless = await p.addStyleTag({ content: '.question { break-before: auto !important }' }); // one sheet without end has no next column
    const wide = await p.evaluate(() => [...document.querySelectorAll('table, svg')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).length);
    if (wide) wrong(`print: ${wide} tables or charts are wider than the sheet`);
    for (const text of await p.evaluate(cut)) wrong(`print: cut: ${text}`);
    // beside another column of the sheet what (a table that goes on in the next column has a part in each) is too wide is printed over it
    const over = await p.evaluate(() => [...document.querySelectorAll('.scroll > table')].filter((t) => Math.max(...[...t.getClientRects()].map((part) => part.width)) > t.parentElement.clientWidth + 1).map((t) => t.caption?.textContent ?? t.id));
    if (over.length) wrong(`print: wider than its place: ${over[0]}`);
    const scrolled = await p.evaluate(() => [...document.querySelectorAll('.scroll, .wide, .panel, figure')].filter((e) => getComputedStyle(e).overflowX !== 'visible').length);
    if (scrolled) wrong(`print: ${scrolled} parts would have to be scrolled`);
    await endless.evaluate((style) => style.remove());
    const pdf = await p.pdf({ preferCSSPageSize: true });
    if (pdf.length < 1000) wrong('print: no sheets');
    await c.close();
  }
}
await b.close();
