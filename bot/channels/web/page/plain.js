/** Words from the server as plain text: nothing becomes a link but emergency numbers; receipt codes can be copied. */

import { button, icon, make } from './dom.js';
import { say } from './words.js';

const EMERGENCY = /(^|[^\d.,/:-])(11[1-5])(?![\w%]|[.,/:-]\d)/;
// The form and the alphabet of bot/dialogue/receipt.py.
const CODE = /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z](?![\w-])/;

/** Append `text` to `parent`, newlines kept by the style sheet. */
export function writePlain(parent, text) {
  let rest = text;
  while (rest) {
    const found = first(rest);
    if (!found) break;
    parent.append(rest.slice(0, found.from), found.element);
    rest = rest.slice(found.to);
  }
  parent.append(rest);
}

function first(text) {
  const code = CODE.exec(text);
  const number = EMERGENCY.exec(text);
  if (code && (!number || code.index <= number.index)) {
    return { from: code.index, to: code.index + code[0].length, element: receipt(code[0]) };
  }
  if (!number) return null;
  const from = number.index + number[1].length;
  return { from, to: from + 3, element: emergency(number[2]) };
}

function emergency(number) {
  const link = make('a', 'call', number);
  link.href = 'tel:' + number;
  link.setAttribute('aria-label', say('page-call', { number }));
  link.prepend(icon('phone'));
  return link;
}

function receipt(code) {
  const wrap = make('span', 'receipt');
  const done = make('span', 'receipt-said');
  const copy = button('receipt-copy', '', async () => {
    done.textContent = (await copied(code)) ? say('page-copied') : say('page-copy-failed');
  });
  copy.title = say('page-copy');
  copy.append(make('code', '', code), icon('copy'), make('span', 'unseen', say('page-copy')));
  done.setAttribute('role', 'status');
  wrap.append(copy, done);
  return wrap;
}

/** Put words on the clipboard; says whether it was done. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
