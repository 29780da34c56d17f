// Looks at a page as its readers do. Usage: node look.mjs FOLDER_OF_NODE_MODULES CHROMIUM PAGE.html
// Prints one line for everything that is wrong; nothing is good.
import { createRequire } from 'node:module';
import fs from 'node:fs';
const [, , modules, chromium, page] = process.argv;
const require = createRequire(modules + '/');
const { chromium: browser } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');
const b = await browser.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const url = 'file://' + page;
const wrong = (what) => console.log(what);
for (const [name, width, colorScheme] of [['light', 1280, 'light'], ['dark', 1280, 'dark'], ['phone', 390, 'light']]) {
  const c = await b.newContext({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
  const p = await c.newPage();
  p.on('pageerror', (e) => wrong(`${name}: script: ${e.message}`));
  await p.goto(url);
  await p.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await p.addScriptTag({ path: axe });
  const found = await p.evaluate(() => axe.run());
  for (const v of found.violations) wrong(`${name}: axe ${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
  if (await p.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong(`${name}: the page itself scrolls sideways`);
  const stops = await p.evaluate(() => [...document.querySelectorAll('.scroll[tabindex]')].filter((s) => s.scrollWidth <= s.clientWidth + 1).length);
  if (stops) wrong(`${name}: ${stops} tab stops that do not scroll`);
  await c.close();
}
{ // the policy holds, and nothing in the page is against it
  const c = await b.newContext();
  const p = await c.newPage();
  p.on('console', (m) => { if (m.type() === 'error') wrong(`policy: ${m.text()}`); });
  p.on('request', (r) => { if (!r.url().startsWith('file:') && !r.url().startsWith('data:')) wrong(`network: ${r.url()}`); });
  await p.goto(url);
  if (await p.$('#scores')) { // keyboard only: open a question, move over the cells, filter, come back by the address
    await p.focus('#scores tbody a');
    await p.keyboard.press('Enter');
    if (!(await p.$('#scores tr.opened .panel'))) wrong('keyboard: Enter opens no question');
    await p.keyboard.press('Enter');
    if (await p.$('#scores tr.opened')) wrong('keyboard: Enter does not close the question');
    if (await p.$('[data-tip]')) {
      await p.focus('[data-tip][tabindex="0"]');
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
  const c = await b.newContext({ viewport: { width: 1039, height: 720 } });
  const p = await c.newPage();
  await p.goto(url);
  await p.emulateMedia({ media: 'print' });
  const wide = await p.evaluate(() => [...document.querySelectorAll('table, svg')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).length);
  if (wide) wrong(`print: ${wide} tables or charts are wider than the sheet`);
  const cut = await p.evaluate(() => [...document.querySelectorAll('td, th, li, p, svg text')].filter((e) => { const b = e.getBoundingClientRect(); return b.width && (b.right > innerWidth + 1 || b.left < -1) && !e.closest('.sr') && !e.classList.contains('sr') && !e.classList.contains('skip'); }).slice(0, 3).map((e) => e.textContent.slice(0, 60)));
  for (const c of cut) wrong(`print: cut at the edge of the sheet: ${c}`);
  const pdf = await p.pdf({ preferCSSPageSize: true });
  if (pdf.length < 1000) wrong('print: no sheets');
  await c.close();
}
await b.close();
