/** Opening a conversation: the one there is, the first, or a new one once the old one is over. */

import { button } from './dom.js';
import { pause } from './line.js';
import { isStale } from './queue.js';
import { say } from './words.js';

const SOON = 60000;
const PLAIN_LINK = /^(i|xa)-/; // an invite, or a commune's poster

/** What an earlier visit left unsent for a chat that is gone is refused, not sent into a new one. */
export function makeOpening({ http, feed, sending, receiving, log, memory, line }) {
  const { queue } = sending;
  let openedAt = 0;
  let renewals = 0;
  let renewing = null;

  /**
   * Show what there is, or open a first chat, then tell the bot `startArgument` if there is one. `left` is what an
   * earlier visit left unsent, in the queue by now.
   */
  async function open(left, startArgument) {
    const messages = await line.insist(feed.history);
    const isOver = !messages && (memory.own.length > 0 || left.some(wasInChat));
    if (!messages) {
      await line.insist(() => http.open(false));
      openedAt = Date.now();
      memory.forgetSent();
    }
    const unsent = queue.items.filter((item) => item.record);
    // What was said while we read belongs behind what we read.
    unsent.filter((item) => !left.includes(item)).forEach((item) => (item.record.after = feed.last()));
    receiving.showHistory(messages, unsent);
    if (isOver) {
      await queue.refuse(wasInChat, 'ended');
      log.notice(say('page-ended'));
    }
    await queue.refuse(isStale, 'stale');
    if (startArgument) follow(startArgument);
    else if (!messages || !messages.length) greet();
  }

  /** Tell the bot what the link says; before a case is opened by its code, ask. */
  function follow(argument) {
    const start = () => sending.send({ command: 'start', argument }, null);
    if (PLAIN_LINK.test(argument)) {
      start();
      return;
    }
    const ask = log.note(say('page-open-case'), {
      label: say('page-open-case-yes'),
      press: () => {
        ask.remove();
        start();
      },
    });
    const leave = () => {
      ask.remove();
      if (!feed.last()) greet();
    };
    ask.append(' ', button('link', say('page-open-case-no'), leave));
    log.scroll.reveal(ask, true);
  }

  /** The bot speaks first, unless words are on their way that it will answer. */
  function greet() {
    if (!queue.items.length) sending.send({ command: 'start' }, null);
  }

  /** The chat is gone (forgotten elsewhere, or its time was up): open a new one and say so, once. */
  function renew() {
    if (!renewing) {
      renewing = openAgain().finally(() => {
        renewing = null;
      });
    }
    return renewing;
  }

  async function openAgain() {
    renewals = Date.now() - openedAt < SOON ? renewals + 1 : 0;
    if (renewals > 1) await pause(SOON / 6);
    openedAt = Date.now();
    // A chat that is gone as soon as it is opened means that the browser refuses our cookie.
    await line.insist(() => http.open(renewals > 0));
    feed.restart();
    log.choices.lockAll();
    memory.forgetSent();
    if (!renewals) log.notice(say('page-ended'));
    greet();
  }

  return { open, renew, follow };
}

function wasInChat(item) {
  return Boolean(item.record && item.record.after > 0);
}
