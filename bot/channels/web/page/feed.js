/**
 * The way in: messages by long polling.
 *
 * Not server-sent events: on a phone that changed networks those stay silent for minutes without an error, while a
 * poll that is overdue is noticed and asked again, and it works with a bearer token too.
 */

const WAIT_SECONDS = 20;
const LONGEST_PAUSE = 20;

/** `receive(messages)` gets new ones in order; `connected(true | false)` hears of the line; `ended()` of a 401. */
export function makeFeed({ http, receive, connected, ended }) {
  let last = 0;
  let running = false;
  let poll = null;
  let wake = null;
  let nudged = false;

  /** Everything from the beginning, without waiting. Null when there is no chat yet; throws without a connection. */
  async function history() {
    const all = [];
    for (;;) {
      const page = await ask(0);
      if (page === null) return null;
      const fresh = page.filter((message) => message.n > last);
      if (!fresh.length) return all;
      all.push(...fresh);
      last = fresh[fresh.length - 1].n;
    }
  }

  async function ask(wait) {
    poll = window.AbortController ? new AbortController() : null;
    const response = await http.call(
      '/chat/messages?after=' + last + '&wait=' + wait,
      poll ? { signal: poll.signal } : {},
      wait + 10,
    );
    if (response.status === 401) return null;
    if (!response.ok) throw new Error('messages ' + response.status);
    return response.json();
  }

  async function run() {
    if (running) return;
    running = true;
    let failures = 0;
    while (running) {
      try {
        const page = await ask(WAIT_SECONDS);
        if (page === null) {
          await ended();
        } else {
          failures = 0;
          connected(true);
          const fresh = page.filter((message) => message.n > last);
          if (fresh.length) {
            last = fresh[fresh.length - 1].n;
            receive(fresh);
          }
        }
      } catch {
        if (nudged) {
          nudged = false;
          continue;
        }
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
