/** What the bot says: shown as it comes, and offered to be answered. */

import { isHalfAnswered } from './choices.js';
import { fateWords } from './fate.js';
import { say } from './words.js';

/** `arrived()` hears of every batch of news, `erase()` that the citizen wants to leave no trace. */
export function makeReceiving({ log, typing, composer, memory, isCitizen, arrived, erase }) {
  let preface = null;
  let isKeyboardInUse = false;

  document.addEventListener('keydown', () => (isKeyboardInUse = true), true);
  document.addEventListener('pointerdown', () => (isKeyboardInUse = false), true);

  function receive(messages) {
    typing.stop();
    const clearing = messages.filter((message) => message.clears).pop();
    if (clearing) {
      log.clear();
      memory.clear();
      composer.write('');
      messages = messages.slice(messages.indexOf(clearing));
    }
    const inChoices = document.activeElement === document.body || document.activeElement.closest('.choices');
    const rows = messages.map(show);
    log.scroll.reveal(preface || rows[0], false);
    preface = null;
    offer(messages.filter((message) => message.asks || (message.choices || []).length).pop());
    if (isKeyboardInUse && inChoices && !log.choices.focus()) composer.focus();
    arrived();
  }

  /** Who holds a receipt has done what they came for: on a shared device this is the moment to leave no trace. */
  function show(message) {
    const row = log.addMessage(message);
    const isDone = isCitizen && row.querySelector('.receipt');
    if (isDone) log.note(say('page-shared-now'), { label: say('page-forget'), press: erase });
    return row;
  }

  /** Show what the server kept (null: there was no chat), with this tab's own bubbles and `unsent` where they were. */
  function showHistory(messages, unsent) {
    log.clear();
    const note = isCitizen ? log.note(say('page-shared')) : null;
    if (!messages) preface = note;
    const clearing = (messages || []).filter((message) => message.clears).pop();
    const own = memory.own.filter((record) => !clearing || record.after >= clearing.n).concat(unsent.map((item) => ({ ...item.record, state: 'sending', file: item.file })));
    let next = 0;
    const showOwnBefore = (n) => {
      for (; next < own.length && own[next].after < n; next += 1) showOwn(own[next]);
    };
    (messages || []).forEach((message) => {
      showOwnBefore(message.n);
      show(message);
    });
    showOwnBefore(Infinity);
    own.filter((record) => record.taken && record.state !== 'refused').forEach(({ taken }) => {
      log.choices.choose(taken.message, taken.choice);
    });
    log.settleHistory();
    offer((messages || []).slice(-1)[0]);
  }

  function showOwn(record) {
    log.addOwn(record, record.file ? URL.createObjectURL(record.file) : null);
    log.setState(record.id, record.state, fateWords(record.state, record, record));
  }

  /** Offer what `message` asks for; once it is half answered only the button is marked. */
  function offer(message) {
    if (message) composer.ask(message.asks, !isHalfAnswered(message));
    else composer.ask(null, false);
  }

  return { receive, showHistory };
}
