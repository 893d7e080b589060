/**
 * The way out: items are kept on the device first, then sent one after the other, in order, until the server has each.
 *
 * `tell(item, state, detail)` hears every change: `sending`, `waiting` ({seconds, busy, first, kept}), `sent`,
 * `refused` ({error}).
 */

import { isRefusedUnknown, isUnknown } from './http.js';

const LONGEST_WAIT = 30;
// The server knows an event again for three days (INBOX in storage/retention.py); after that it would act twice.
const LONGEST_KEPT = 2 * 24 * 3600 * 1000;

/** Too old to be sent without asking: it may have arrived, and the server no longer remembers. */
export function isStale(item) {
  return Date.now() - item.order > LONGEST_KEPT;
}

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
        const kept = unsent.isKeeping();
        items.forEach((item, index) => tell(item, 'waiting', { ...wait, kept, first: index === 0 }));
        timer = setTimeout(pump, wait.seconds * 1000);
        break;
      }
    }
    busy = false;
  }

  /** Null when the first item is settled one way or the other, else how long to wait. */
  async function sendFirst() {
    const item = items[0];
    if (isStale(item)) return settle(item, 'refused', { error: 'stale' });
    tell(item, 'sending');
    let said;
    try {
      said = await http.send(item);
    } catch {
      return pause(null);
    }
    if (!items.includes(item)) return null; // The chat ended meanwhile, and its items with it.
    return hear(item, said);
  }

  /** What the answer means for `item`. Only our own server settles it: a proxy's or portal's page means nothing. */
  function hear(item, said) {
    const { status, retryAfter, answer } = said;
    if (isUnknown(said)) return abandon();
    if (isRefusedUnknown(said)) return pause(null); // asked before the chat there is now
    if (status === 429) return pause(retryAfter || 5);
    if (status >= 500) return pause(retryAfter);
    // Every server on the way may find it too big, and each will again.
    if (status === 413) return settle(item, 'refused', { error: item.file ? 'too_big' : 'too_long' });
    if (answer && answer.error) return settle(item, 'refused', { error: answer.error });
    if (status === 200 && isTaken(answer)) return settle(item, 'sent');
    return pause(null);
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
    await refuse(() => true, 'ended');
    await renewed();
    return null;
  }

  async function refuse(isMeant, error) {
    for (const item of items.filter(isMeant)) await settle(item, 'refused', { error });
  }

  async function clear() {
    items.length = 0;
    clearTimeout(timer);
    await unsent.clear();
  }

  return { add, resume, start, hurry, clear, abandon, refuse, items };
}

/** Our "received" is an object with nothing in it. */
function isTaken(answer) {
  return answer !== null && typeof answer === 'object' && !Array.isArray(answer) && !Object.keys(answer).length;
}
