/**
 * The way out: items are kept on the device first, then sent one after the other, in order, until the server has each.
 *
 * `tell(item, state, detail)` hears every change: `sending`, `waiting` ({seconds, busy, first}), `sent`, `refused` ({error}).
 */

import { retryAfter } from './http.js';

const LONGEST_WAIT = 30;

/** `renewed()` is called after a 401: it opens a new chat and may add to the queue. */
export function makeQueue({ http, unsent, tell, renewed }) {
  const items = [];
  let started = false;
  let busy = false;
  let tries = 0;
  let timer = 0;

  async function add(item) {
    items.push(item);
    tell(item, 'sending');
    await unsent.put(item);
    pump();
  }

  /** Take up what an earlier visit left unsent. */
  function resume(left) {
    items.unshift(...left);
  }

  function start() {
    started = true;
    pump();
  }

  /** Try again at once: the citizen asked, or the network came back. */
  function hurry() {
    if (busy) return;
    tries = 0;
    pump();
  }

  async function pump() {
    if (!started || busy) return;
    busy = true;
    clearTimeout(timer);
    while (items.length) {
      const wait = await sendFirst();
      if (wait) {
        items.forEach((item, index) => tell(item, 'waiting', { ...wait, first: index === 0 }));
        timer = setTimeout(pump, wait.seconds * 1000);
        break;
      }
    }
    busy = false;
  }

  /** Null when the first item is settled one way or the other, else how long to wait. */
  async function sendFirst() {
    const item = items[0];
    tell(item, 'sending');
    let response;
    try {
      response = await http.send(item);
    } catch {
      return pause(null);
    }
    if (response.ok) return settle(item, 'sent');
    if (response.status === 401) return abandon();
    if (response.status === 429) return pause(retryAfter(response) || 5);
    if (response.status >= 500) return pause(retryAfter(response));
    return settle(item, 'refused', { error: await reason(response, item) });
  }

  function pause(asked) {
    tries += 1;
    const backOff = Math.min(LONGEST_WAIT, Math.pow(2, tries - 1)) * (0.8 + Math.random() * 0.4);
    return { seconds: asked || backOff, busy: asked !== null };
  }

  async function settle(item, state, detail) {
    tries = 0;
    const at = items.indexOf(item);
    if (at >= 0) items.splice(at, 1);
    await unsent.remove(item.id);
    tell(item, state, detail);
    return null;
  }

  /** The chat these items belong to has ended: an answer must not land in a new conversation unasked. */
  async function abandon() {
    await refuse(() => true);
    await renewed();
    return null;
  }

  async function refuse(isMeant) {
    for (const item of items.filter(isMeant)) await settle(item, 'refused', { error: 'ended' });
  }

  async function clear() {
    items.length = 0;
    clearTimeout(timer);
    await unsent.clear();
  }

  return { add, resume, start, hurry, clear, abandon, refuse, items };
}

async function reason(response, item) {
  if (response.status === 413) return item.file ? 'too_big' : 'too_long';
  let answer = {};
  try {
    answer = await response.json();
  } catch {
    // The status alone has to do.
  }
  if (response.status === 415) return answer.error || 'unknown_kind';
  return answer.error || 'bad';
}
