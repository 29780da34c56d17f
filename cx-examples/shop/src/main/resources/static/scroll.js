'use strict';
// A table that is wider than its place can be moved by keyboard too.
const look = () => {
  for (const box of document.querySelectorAll('.scroll')) {
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', box.querySelector('caption')?.textContent ?? document.title);
    } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }
};
look();
addEventListener('resize', look);
document.addEventListener('toggle', look, true);
