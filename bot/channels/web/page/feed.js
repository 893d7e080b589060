/**
 * The way in: messages by long polling.
 *
 * Not server-sent events: on a phone that changed networks those stay silent for minutes without an error, while a
 * poll that is overdue is noticed and asked again, and it works with a bearer token too.
 */

import { isUnknown } from './http.js';

const WAIT_SECONDS = 20;
const LONGEST_PAUSE = 20;
const SENT_AWAY_PAUSE = 3;
const FRESH = 24 * 3600 * 1000;

/** `receive(messages)` gets new ones in order; `connected(true | false)` hears of the line; `ended()` of a 401. */
export function makeFeed({ http, receive, connected, ended }) {
  let last = 0;
  let running = false;
  let poll = null;
  let wake = null;
  let nudged = false;
  let fromStartAt = 0;

  /** Everything from the beginning, without waiting. Null when there is no chat yet; throws without a connection. */
  async function history() {
    const all = [];
    last = 0;
    for (;;) {
      const page = await ask(0);
      if (page === null) return null;
      const fresh = page.filter((message) => message.n > last);
      if (!fresh.length) return all;
      all.push(...fresh);
      last = fresh[fresh.length - 1].n;
    }
  }

  /** Once a day from the beginning: that is what makes the server renew the cookie of a page that stays open. */
  async function ask(wait) {
    poll = window.AbortController ? new AbortController() : null;
    const after = Date.now() - fromStartAt > FRESH ? 0 : last;
    const said = await http.ask(
      '/chat/messages?after=' + after + '&wait=' + wait,
      poll ? { signal: poll.signal } : {},
      wait + 10,
    );
    if (isUnknown(said)) return null;
    if (!Array.isArray(said.answer)) throw new Error('messages ' + said.status);
    if (!after) fromStartAt = Date.now();
    return said.answer;
  }

  async function run() {
    if (running) return;
    running = true;
    let failures = 0;
    while (running) {
      nudged = false;
      try {
        const askedAt = performance.now();
        const page = await ask(WAIT_SECONDS);
        if (page === null) {
          await ended();
          continue;
        }
        failures = 0;
        connected(true);
        const fresh = page.filter((message) => message.n > last);
        if (fresh.length) {
          last = fresh[fresh.length - 1].n;
          receive(fresh);
        } else if (performance.now() - askedAt < (WAIT_SECONDS - 1) * 1000) {
          // Sent away early: another page of this chat took our place. At once, we would take the place of a third.
          await pause(SENT_AWAY_PAUSE);
        }
      } catch {
        if (nudged) continue;
        failures += 1;
        if (failures > 1) connected(false);
        await pause(Math.min(LONGEST_PAUSE, Math.pow(2, failures - 1)));
      }
    }
  }

  function pause(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    history,
    run,
    /** Ask again at once: the page came back to the front, or an answer is overdue. */
    nudge() {
      nudged = true;
      if (poll) poll.abort();
      if (wake) wake();
    },
    restart() {
      last = 0;
    },
    stop() {
      running = false;
      if (poll) poll.abort();
    },
    last: () => last,
  };
}
