/** Panels over the page (menu, question, large picture): one open at a time, Escape and the backdrop close it. */

let open = null;

const FOCUSABLE = 'button:not([disabled]):not([hidden]), a[href], input, textarea';

/** Open `element`; focus goes in, and comes back to where it was on closing. */
export function openSheet(element) {
  closeSheet();
  open = { element, before: document.activeElement };
  element.hidden = false;
  const first = element.querySelector('[data-first]') || element.querySelector(FOCUSABLE);
  if (first) first.focus();
}

/** Close the open panel, if there is one. */
export function closeSheet() {
  if (!open) return;
  const { element, before } = open;
  open = null;
  element.hidden = true;
  if (before && before.isConnected) before.focus({ preventScroll: true });
}

function keepInside(event) {
  const inside = Array.from(open.element.querySelectorAll(FOCUSABLE)).filter((one) => one.offsetParent);
  const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? inside[inside.length - 1] : inside[0]).focus();
}

document.addEventListener('keydown', (event) => {
  if (!open) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    closeSheet();
  }
  if (event.key === 'Tab') keepInside(event);
});

document.addEventListener('click', (event) => {
  if (open && (event.target === open.element || event.target.closest('[data-close]'))) closeSheet();
});
